const locales = ["en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl"];

/** Lower case, without accents and full stops, so that "févr." and "Fevr" are one word. */
function bare(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase();
}

function everyName(): Map<string, number> {
  const names = new Map<string, number>();
  for (const locale of locales) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(locale, { month, timeZone: "UTC", day: "numeric" });
      for (let index = 0; index < 12; index += 1) {
        const parts = format.formatToParts(Date.UTC(2021, index, 1));
        const name = bare(parts.find((part) => part.type === "month")?.value ?? "");
        // English comes first and keeps what another language uses for another month.
        if (/^\p{L}+$/u.test(name) && !names.has(name)) names.set(name, index + 1);
      }
    }
  }
  return names.set("sept", 9);
}

const names = everyName();

/** 1–12 for a month's name or abbreviation in one of the usual languages. */
export function monthOf(word: string): number | undefined {
  return names.get(word.toLowerCase()) ?? names.get(bare(word));
}
