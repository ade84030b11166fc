/** What the pages beside a survey say, in one language: why there is nothing to answer, and what may be chosen. */
export interface NoticeWords {
  wrongLink: {
    heading: string;
    said: string;
  };
  /** Of a copy that went to the organisation's own seed list. */
  seed: {
    heading: string;
    said: string;
  };
  noSurvey: {
    heading: string;
    said: string;
  };
  refused: {
    heading: string;
    tooLong: string;
    said: string;
  };
  unavailable: {
    heading: string;
    said: string;
  };
  sendAgain: {
    heading: string;
    said: string;
    button: string;
  };
  answers: {
    heading: string;
    said: string;
  };
  takeBack: {
    heading: string;
    said: string;
    button: string;
    keep: string;
  };
  withdrawn: {
    heading: string;
    said: string;
    before: string;
  };
  fixed: string;
  kept: {
    now: string;
    before: string;
  };
  preferences: {
    wrongLink: string;
    refused: string;
    unchanged: string;
    ask: string;
    why: (organization: string, address: string) => string;
    whyPlain: (organization: string) => string;
    mind: string;
    stop: string;
    stopped: string;
    none: (organization: string, address: string) => string;
    nonePlain: (organization: string) => string;
    /** The same for one survey alone. */
    stopSurvey: string;
    surveyStopped: string;
    surveyNone: (organization: string) => string;
    resumeSurvey: string;
    resume: string;
  };
}
