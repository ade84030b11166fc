interface Listed {
  address: string;
  survey?: string;
}

/**
 * The addresses in a text or a table: a header, names and dates beside them are left out. Where the
 * first line names a column "survey", what stands there is the one survey an address is kept from.
 *
 * @example addressesIn("address,survey\nann@example.com,After a call")
 * // → [{ address: "ann@example.com", survey: "After a call" }]
 */
export function addressesIn(text: string): Listed[] {
  const lines = text.split(/[\r\n]+/).map(cellsOf);
  const column = (lines[0] ?? []).findIndex((cell) => cell.toLowerCase() === "survey");
  return lines.flatMap((cells) => {
    const survey = cells[column];
    return cells
      .filter((cell, at) => at !== column && /^\S+@\S+$|^\+?[\d\s()/.-]{6,}$/.test(cell))
      .map((address) => (survey ? { address, survey } : { address }));
  });
}

/** A cell in quotes may hold what separates cells. */
function cellsOf(line: string): string[] {
  const cells = line.match(/("([^"]|"")*"|[^,;\t"])+|(?<=[,;\t]|^)(?=[,;\t]|$)/g) ?? [];
  return cells.map((cell) => {
    const bare = cell.trim();
    const isQuoted = bare.startsWith('"') && bare.endsWith('"') && bare.length > 1;
    return (isQuoted ? bare.slice(1, -1).replaceAll('""', '"') : bare).trim();
  });
}
