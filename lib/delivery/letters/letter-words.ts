/** What a letter says beside the survey's own texts, in one language. */
export interface LetterWords {
  /** Above the code to be scanned. */
  scan: string;
  /** Beside the address and the code to be typed. */
  type: (address: string) => string;
  until: string;
  /** Of the page where a code is typed in. */
  title: string;
  code: string;
  hint: string;
  open: string;
  unknown: string;
  throttled: string;
}

const english: LetterWords = {
  scan: "Scan this code with your phone.",
  type: (address) => `Or open ${address} and enter:`,
  until: "You can answer until",
  title: "Enter the code from your letter",
  code: "Code",
  hint: "Twelve letters and digits, as ABCD-EFGH-JKMN.",
  open: "Open the survey",
  unknown: "This code is not known. Compare it with your letter once more.",
  throttled: "Too many codes were not known. Please wait a minute, then try again.",
};

const words: Readonly<Record<string, LetterWords>> = {
  en: english,
  de: {
    scan: "Scannen Sie diesen Code mit dem Telefon.",
    type: (address) => `Oder öffnen Sie ${address} und geben Sie ein:`,
    until: "Sie können antworten bis",
    title: "Geben Sie den Code aus Ihrem Brief ein",
    code: "Code",
    hint: "Zwölf Buchstaben und Ziffern wie ABCD-EFGH-JKMN.",
    open: "Umfrage öffnen",
    unknown: "Diesen Code gibt es nicht. Vergleichen Sie ihn noch einmal mit Ihrem Brief.",
    throttled:
      "Zu viele Codes gab es nicht. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.",
  },
  es: {
    scan: "Escanee este código con su teléfono.",
    type: (address) => `O abra ${address} e introduzca:`,
    until: "Puede responder hasta el",
    title: "Introduzca el código de su carta",
    code: "Código",
    hint: "Doce letras y cifras, como ABCD-EFGH-JKMN.",
    open: "Abrir la encuesta",
    unknown: "Este código no existe. Compárelo otra vez con su carta.",
    throttled: "Demasiados códigos no existían. Espere un minuto y vuelva a intentarlo.",
  },
  fr: {
    scan: "Scannez ce code avec votre téléphone.",
    type: (address) => `Ou ouvrez ${address} et saisissez :`,
    until: "Vous pouvez répondre jusqu’au",
    title: "Saisissez le code de votre lettre",
    code: "Code",
    hint: "Douze lettres et chiffres, comme ABCD-EFGH-JKMN.",
    open: "Ouvrir l’enquête",
    unknown: "Ce code n’existe pas. Comparez-le encore une fois avec votre lettre.",
    throttled: "Trop de codes n’existaient pas. Attendez une minute, puis réessayez.",
  },
  pt: {
    scan: "Leia este código com o telefone.",
    type: (address) => `Ou abra ${address} e introduza:`,
    until: "Pode responder até",
    title: "Introduza o código da sua carta",
    code: "Código",
    hint: "Doze letras e algarismos, como ABCD-EFGH-JKMN.",
    open: "Abrir o inquérito",
    unknown: "Este código não existe. Compare-o mais uma vez com a sua carta.",
    throttled: "Demasiados códigos não existiam. Aguarde um minuto e tente novamente.",
  },
};

/** A letter's words in a language, English where Vocal does not write it. */
export function letterWords(language: string): LetterWords {
  const tag = language.toLowerCase().split("-")[0] ?? "";
  return (Object.hasOwn(words, tag) ? words[tag] : undefined) ?? english;
}

/** The first language that a browser wishes for and letters are written in, else English. */
export function letterLanguageFor(wishes: string): string {
  const tags = wishes.split(",").map((wish) => wish.trim().slice(0, 2).toLowerCase());
  return tags.find((tag) => Object.hasOwn(words, tag)) ?? "en";
}
