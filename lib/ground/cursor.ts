import { Refusal } from "@/lib/ground/refusal";

type Place = readonly (string | number)[];

/** Where a list goes on: the sort values of the last row shown, as text for `?cursor=`. */
export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}

/**
 * Reads a cursor back.
 *
 * @param kinds what each value must be; a cursor of another list is not a cursor of this one
 * @throws Refusal "malformed" for anything this list did not hand out
 */
export function readCursor(
  cursor: string,
  kinds: readonly ("string" | "number")[],
): (string | number)[] {
  const place = parsed(cursor);
  const fits =
    Array.isArray(place) &&
    place.length === kinds.length &&
    kinds.every((kind, index) => typeof place[index] === kind);
  if (!fits) throw new Refusal("malformed", "This cursor does not belong to this list.");
  return place;
}
