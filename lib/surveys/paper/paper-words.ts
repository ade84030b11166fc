/** What only paper says, in one language. */
export interface PaperWords {
  /** How the marks are meant. */
  howTo: string;
  /** Beside the code. */
  online: string;
  /** Above a question that not everybody is asked. */
  onlyIf: string;
  day: string;
  month: string;
  year: string;
}

const words: Readonly<Record<string, PaperWords>> = {
  en: {
    howTo: "Mark one circle, or as many squares as fit.",
    online: "Or answer here:",
    onlyIf: "Only if it applies to you",
    day: "Day",
    month: "Month",
    year: "Year",
  },
  de: {
    howTo: "Bitte einen Kreis ankreuzen, oder so viele Kästchen, wie zutreffen.",
    online: "Oder hier antworten:",
    onlyIf: "Nur falls es auf Sie zutrifft",
    day: "Tag",
    month: "Monat",
    year: "Jahr",
  },
  es: {
    howTo: "Marque un círculo, o tantos cuadrados como correspondan.",
    online: "O responda aquí:",
    onlyIf: "Solo si es su caso",
    day: "Día",
    month: "Mes",
    year: "Año",
  },
  fr: {
    howTo: "Cochez un cercle, ou autant de carrés que nécessaire.",
    online: "Ou répondez ici :",
    onlyIf: "Seulement si cela vous concerne",
    day: "Jour",
    month: "Mois",
    year: "Année",
  },
  pt: {
    howTo: "Marque um círculo, ou tantos quadrados quantos se apliquem.",
    online: "Ou responda aqui:",
    onlyIf: "Apenas se for o seu caso",
    day: "Dia",
    month: "Mês",
    year: "Ano",
  },
};

/** Paper's words in a language, English where Vocal does not write it. */
export function paperWords(language: string): PaperWords {
  const tag = language.toLowerCase().split("-")[0] ?? "";
  const spoken = Object.hasOwn(words, tag) ? words[tag] : undefined;
  return spoken ?? (words.en as PaperWords);
}
