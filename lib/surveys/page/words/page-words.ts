import type { Fault } from "../../slots";

/** What the survey's page says itself, in one language. */
export interface PageWords {
  /** The language's own name. */
  name: string;
  send: string;
  sending: string;
  saveChanges: string;
  /** On the button while there is no connection. */
  offline: string;
  /** Keeps what is there, to go on another time. */
  later: string;
  takeBack: string;
  next: string;
  /** On what takes the survey away from the page it is shown on. */
  close: string;
  back: string;
  optional: string;
  other: string;
  otherWords: string;
  choose: string;
  clear: string;
  severalFit: string;
  rankHint: (count: number) => string;
  place: string;
  contact: Record<"name" | "email" | "phone", string>;
  callTime: string;
  stars: (count: number) => string;
  /** From the worst to the best. */
  smileys: readonly [string, string, string, string, string];
  numberFrom: (from: string, to: string) => string;
  page: (number: number, of: number) => string;
  answersGoTo: (organization: string) => string;
  preferences: string;
  languages: string;
  check: (title: string) => string;
  wrong: (count: number) => string;
  answerSomething: string;
  fault: (fault: Fault) => string;
  thanks: string;
  seeAnswers: string;
  /** For whoever shares a device with somebody who has answered. */
  startAgain: string;
  saved: string;
  over: string;
  overUntil: (day: string) => string;
  closed: string;
  tooLate: string;
  /** Around a survey that people stand at. */
  kiosk: {
    leave: string;
    code: string;
    wrongCode: string;
    /** Codes were tried too often to look at one more. */
    tooManyCodes: (seconds: number) => string;
    /** Before the survey begins again because nobody touched it. */
    goOn: string;
    ended: string;
    again: string;
  };
}

/** The sentences a language makes complaints of. */
export interface FaultWords {
  choose: string;
  write: string;
  tick: string;
  enter: string;
  rank: string;
  date: string;
  email: string;
  phone: string;
  chooseFrom: (min: string, max: string) => string;
  enterFrom: (min: string, max: string) => string;
  dateFrom: (earliest: string) => string;
  dateTo: (latest: string) => string;
  dateBetween: (earliest: string, latest: string) => string;
  tooLong: (max: string) => string;
  characters: string;
}

/** Says what is wrong with an answer, with numbers and days as the language writes them. */
export function faultSentence(language: string, words: FaultWords): (fault: Fault) => string {
  const number = (value: number) => value.toLocaleString(language);
  const day = (iso: string) =>
    new Date(`${iso}T00:00:00Z`).toLocaleDateString(language, {
      dateStyle: "long",
      timeZone: "UTC",
    });
  const days = (earliest?: string, latest?: string) => {
    if (earliest && latest) return words.dateBetween(day(earliest), day(latest));
    if (earliest) return words.dateFrom(day(earliest));
    return latest ? words.dateTo(day(latest)) : words.date;
  };
  return (fault) => {
    if ("ask" in fault) return words[fault.ask];
    if (fault.code === "range-date") return days(fault.earliest, fault.latest);
    if (fault.code === "too-long") return words.tooLong(number(fault.max));
    if (fault.code === "characters") return words.characters;
    const from = fault.verb === "choose" ? words.chooseFrom : words.enterFrom;
    return from(number(fault.min), number(fault.max));
  };
}
