interface Listed {
  address: string;
  survey?: string;
  surveyName?: string;
}

interface Found {
  addresses: Listed[];
  /** Lines below the first in which something stands, but no address. */
  without: number;
}

/**
 * The addresses in a text or a table: a header, names and dates beside them are left out. Where the
 * first line names a column "survey" or "surveyName", what stands there is the one survey an address is
 * kept from.
 *
 * @example addressesIn("address,survey\nann@example.com,After a call").addresses
 * // → [{ address: "ann@example.com", survey: "After a call" }]
 */
export function addressesIn(text: string): Found {
  const lines = text.split(/[\r\n]+/).map(cellsOf);
  const header = (lines[0] ?? []).map((cell) => cell.toLowerCase());
  const columns = { survey: header.indexOf("survey"), surveyName: header.indexOf("surveyname") };
  const found = lines.map((cells) => {
    const survey = cells[columns.survey];
    const surveyName = cells[columns.surveyName];
    const kept = { ...(survey && { survey }), ...(surveyName && { surveyName }) };
    return cells
      .filter((_, at) => at !== columns.survey && at !== columns.surveyName)
      .filter((cell) => looksLikeAddress.test(cell) && !isDate(cell))
      .map((address) => ({ address, ...kept }));
  });
  const without = lines.filter(
    (cells, at) => at > 0 && found[at]?.length === 0 && cells.some((cell) => cell !== ""),
  );
  return { addresses: found.flat(), without: without.length };
}

const looksLikeAddress = /^\S+@\S+$|^\+?[\d\s()/.-]{6,}$/;
const dates = [
  /^(?<year>\d{4})(?<by>[-./]) ?(?<one>\d\d?)\k<by> ?(?<two>\d\d?)\.?$/,
  /^(?<one>\d\d?)(?<by>[-./]) ?(?<two>\d\d?)\k<by> ?(?<year>\d{4})$/,
  /^(?<one>\d\d?)(?<by>\/)(?<two>\d\d?)\k<by>(?<year>\d\d)$/,
];

/** A day as people write it, whichever of its numbers is the month. */
function isDate(cell: string): boolean {
  return dates.some((form) => {
    const { one, two } = form.exec(cell)?.groups ?? {};
    const [less = 0, more = 0] = [Number(one), Number(two)].sort((a, b) => a - b);
    return less >= 1 && less <= 12 && more <= 31;
  });
}

/** A cell in quotes may hold what separates cells. */
function cellsOf(line: string): string[] {
  const cells = line.match(/("([^"]|"")*"|[^,;\t"])+|(?<=[,;\t]|^)(?=[,;\t]|$)/g) ?? [];
  return cells.map((cell) => {
    const bare = cell.trim();
    const isQuoted = bare.startsWith('"') && bare.endsWith('"') && bare.length > 1;
    const text = (isQuoted ? bare.slice(1, -1).replaceAll('""', '"') : bare).trim();
    // What a table was given so that no spreadsheet takes the cell for a formula.
    return text.replace(/^'(?=[=+\-@])/, "");
  });
}
