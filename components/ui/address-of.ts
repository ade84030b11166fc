/** An address with the parameters that have a value. */
export function addressOf(path: string, parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
  );
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}
