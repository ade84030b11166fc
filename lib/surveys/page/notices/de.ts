import type { NoticeWords } from "./notice-words";

export const germanNotices: NoticeWords = {
  wrongLink: {
    heading: "Dieser Link führt zu keiner Umfrage",
    said: "Vielleicht fehlt ein Teil davon. Bitte öffnen Sie ihn noch einmal aus der Nachricht, die Sie bekommen haben.",
  },
  seed: {
    heading: "Dies ist eine Kopie",
    said: "Die Nachricht ging an Kundinnen und Kunden und an Sie, damit Sie sehen, wie sie ankommt. Hier kann nichts beantwortet oder gewählt werden.",
  },
  noSurvey: {
    heading: "Hier gibt es keine Umfrage",
    said: "Vielleicht ist sie beendet, oder die Adresse enthält einen Fehler. Danke für Ihr Interesse.",
  },
  refused: {
    heading: "Ihre Antworten konnten nicht gelesen werden",
    tooLong: "Das ist mehr Text, als eine Umfrage aufnehmen kann.",
    said: "Es wurde nichts gespeichert. Bitte gehen Sie zurück und senden Sie das Formular noch einmal.",
  },
  unavailable: {
    heading: "Das hat nicht geklappt",
    said: "Bei uns stimmt etwas nicht. Bitte gehen Sie zurück und versuchen Sie es in einer Minute noch einmal.",
  },
  sendAgain: {
    heading: "Ihre Antworten sind noch nicht gespeichert",
    said: "Bei uns stimmt etwas nicht. Nichts ist verloren: Bitte senden Sie sie in einer Minute noch einmal.",
    button: "Noch einmal senden",
  },
  answers: {
    heading: "Ihre Antworten",
    said: "Das haben wir gespeichert. Es kann nicht mehr geändert werden.",
  },
  takeBack: {
    heading: "Antworten zurückziehen?",
    said: "Sie werden gelöscht, und die Umfrage endet für Sie. Das lässt sich nicht rückgängig machen.",
    button: "Meine Antworten löschen",
    keep: "Behalten",
  },
  withdrawn: {
    heading: "Ihre Antworten sind gelöscht",
    said: "Wir haben keine davon behalten. Sie können diese Seite schließen.",
    before: "Sie haben Ihre Antworten zurückgezogen.",
  },
  fixed: "Ihre Antworten sind gespeichert und können nicht mehr geändert werden.",
  kept: {
    now: "Gespeichert. Öffnen Sie denselben Link noch einmal, um weiterzumachen, auf diesem Gerät oder einem anderen.",
    before:
      "Ihre bisherigen Antworten sind gespeichert. Machen Sie weiter, wo Sie aufgehört haben.",
  },
  preferences: {
    wrongLink: "Dieser Link führt nirgendwohin",
    refused: "Ihre Wahl konnte nicht gelesen werden",
    unchanged: "Es wurde nichts geändert",
    ask: "Dürfen wir Sie wieder fragen?",
    why: (organization, address) =>
      `Nach einem Kontakt mit ${organization} werden Sie vielleicht unter ${address} gefragt, wie es war. Anderes wird Ihnen von hier nicht gesendet.`,
    whyPlain: (organization) =>
      `Nach einem Kontakt mit ${organization} werden Sie vielleicht gefragt, wie es war. Anderes wird Ihnen von hier nicht gesendet.`,
    mind: "Wenn Sie lieber nicht gefragt werden, sagen Sie es hier. Sie können es sich später anders überlegen.",
    stop: "Nicht mehr fragen",
    stopped: "Sie werden nicht mehr gefragt",
    none: (organization, address) =>
      `${organization} sendet Ihnen keine Umfragen mehr an ${address}.`,
    nonePlain: (organization) => `${organization} sendet Ihnen keine Umfragen mehr.`,
    stopSurvey: "Diese Umfrage nicht mehr senden",
    surveyStopped: "Diese Umfrage wird Ihnen nicht mehr gesendet",
    surveyNone: (organization) =>
      `Andere Umfragen von ${organization} können Sie weiterhin erhalten.`,
    resumeSurvey: "Ich habe es mir anders überlegt: wieder senden",
    resume: "Ich habe es mir anders überlegt: wieder fragen",
  },
};
