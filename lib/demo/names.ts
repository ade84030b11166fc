/** Languages of the demo's customers, and how often each is met. */
export const languages = ["en", "de", "fr", "es"] as const;
export type Language = (typeof languages)[number];
export const languageWeights = [0.82, 0.09, 0.05, 0.04] as const;

export const regions: Readonly<Record<Language, readonly string[]>> = {
  en: ["North", "South", "Midlands", "West"],
  de: ["North", "South"],
  fr: ["South", "West"],
  es: ["South", "West"],
};

export const firstNames: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...["Alice", "Amir", "Anna", "Callum", "Charlotte", "Daniel", "Emily", "Ethan", "Grace"],
    ...["Hannah", "Isaac", "Jack", "Jasmine", "Laura", "Leo", "Lucy", "Megan", "Nadia"],
    ...["Oliver", "Oscar", "Priya", "Rachel", "Ryan", "Sarah", "Thomas", "Yusuf", "Zoe"],
  ],
  de: ["Anke", "Bernd", "Birgit", "Dieter", "Franziska", "Heike", "Jürgen", "Lena", "Matthias"],
  fr: ["Amélie", "Benoît", "Camille", "Élodie", "François", "Julien", "Margaux", "Océane"],
  es: ["Álvaro", "Begoña", "Carmen", "Íñigo", "Javier", "Lucía", "Marta", "Sergio"],
};

export const lastNames: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...["Adams", "Ahmed", "Bailey", "Barker", "Begum", "Bennett", "Carter", "Clarke", "Cooper"],
    ...["Davies", "Ellis", "Evans", "Foster", "Green", "Hughes", "Hussain", "Jenkins", "Kelly"],
    ...["Lewis", "Mason", "Morgan", "O'Brien", "Patel", "Price", "Shaw", "Turner", "Walsh"],
  ],
  de: ["Böhm", "Fischer", "Krüger", "Lang", "Müller", "Schäfer", "Vogel", "Weiß", "Zimmermann"],
  fr: ["Bernard", "Dubois", "Fournier", "Garnier", "Lefèvre", "Moreau", "Noël", "Rousseau"],
  es: ["Álvarez", "Domínguez", "García", "Ibáñez", "Muñoz", "Navarro", "Núñez", "Ruiz"],
};

/** A name in the letters of an e-mail address: "Jürgen" becomes "jurgen", "O'Brien" "obrien". */
export function inPlainLetters(name: string): string {
  return name
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}
