/** Several texts in one line, parted by commas; one that has a comma or a quotation mark is quoted. */
export function typedList(values: readonly unknown[]): string {
  return values.map((value) => quoted(String(value))).join(", ");
}

function quoted(text: string): string {
  return /[,"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One text up to its comma: quoted, with its own quotation marks twice, or as it stands; or none. */
const one = /\s*(?:"((?:[^"]|"")*)"\s*|([^\s",][^,]*)?)(,|$)/y;

/** The texts of such a line; undefined where a quotation mark is not closed, or text follows it. */
export function listOf(line: string): string[] | undefined {
  const values: string[] = [];
  const next = new RegExp(one);
  for (let comma: string | undefined = ","; comma === ","; ) {
    const found = next.exec(line);
    if (!found) return undefined;
    const [, inQuotes, bare = ""] = found;
    const value = inQuotes?.replaceAll('""', '"') ?? bare;
    if (value.trim() !== "") values.push(value.trim());
    comma = found[3];
  }
  return values;
}
