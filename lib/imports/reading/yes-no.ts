const yes = [
  "yes",
  "y",
  "true",
  "t",
  "1",
  "ja",
  "j",
  "oui",
  "o",
  "si",
  "sí",
  "s",
  "x",
  "on",
  "wahr",
  "vrai",
  "да",
];
const no = ["no", "n", "false", "f", "0", "nein", "non", "nee", "off", "falsch", "faux", "нет"];
const meanings = new Map<string, boolean>([
  ...yes.map((word): [string, boolean] => [word, true]),
  ...no.map((word): [string, boolean] => [word, false]),
]);

/** Whether a word says yes or no in one of the usual languages; undefined when it says neither. */
export function readYesNo(text: string): boolean | undefined {
  return meanings.get(text.toLowerCase());
}
