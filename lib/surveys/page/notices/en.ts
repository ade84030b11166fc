import type { NoticeWords } from "./notice-words";

export const englishNotices: NoticeWords = {
  wrongLink: {
    heading: "This link does not lead to a survey",
    said: "Perhaps a part of it is missing. Please open it once more from the message you received.",
  },
  seed: {
    heading: "This is a copy",
    said: "The message went to customers, and to you so that you see how it arrives. Nothing can be answered or chosen here.",
  },
  noSurvey: {
    heading: "There is no survey here",
    said: "It may have ended, or the address may have a mistake in it. Thank you for looking.",
  },
  refused: {
    heading: "Your answers could not be read",
    tooLong: "This is more text than a survey can take.",
    said: "Nothing was saved. Please go back and send the form again.",
  },
  unavailable: {
    heading: "That did not work",
    said: "Something is wrong on our side. Please go back and try again in a minute.",
  },
  sendAgain: {
    heading: "Your answers are not saved yet",
    said: "Something is wrong on our side. Nothing is lost: please send them again in a minute.",
    button: "Send again",
  },
  answers: {
    heading: "Your answers",
    said: "This is what we have stored. It can no longer be changed.",
  },
  takeBack: {
    heading: "Take your answers back?",
    said: "They are deleted, and this survey ends for you. This cannot be undone.",
    button: "Delete my answers",
    keep: "Keep them",
  },
  withdrawn: {
    heading: "Your answers are deleted",
    said: "We have kept none of them. You can close this page.",
    before: "You took your answers back.",
  },
  fixed: "Your answers are saved and can no longer be changed.",
  kept: {
    now: "Saved. Open the same link again to go on, on this device or another.",
    before: "Your answers so far are saved. Go on where you stopped.",
  },
  preferences: {
    wrongLink: "This link does not lead anywhere",
    refused: "Your choice could not be read",
    unchanged: "Nothing was changed",
    ask: "May we ask you again?",
    why: (organization, address) =>
      `After you have been in contact with ${organization}, you may be asked at ${address} how it went. Nothing else is sent to you from here.`,
    whyPlain: (organization) =>
      `After you have been in contact with ${organization}, you may be asked how it went. Nothing else is sent to you from here.`,
    mind: "If you would rather not be asked, say so here. You can change your mind later.",
    stop: "Do not ask me again",
    stopped: "You will not be asked again",
    none: (organization, address) => `${organization} sends you no more surveys at ${address}.`,
    nonePlain: (organization) => `${organization} sends you no more surveys.`,
    stopSurvey: "Do not send me this survey again",
    surveyStopped: "You will not get this survey again",
    surveyNone: (organization) => `Other surveys of ${organization} may still be sent to you.`,
    resumeSurvey: "I have changed my mind: send it to me",
    resume: "I have changed my mind: ask me again",
  },
};
