import type { ZodType } from "zod";
import { Refusal } from "@/lib/ground/refusal";

/** Where a list goes on: the sort values of the last row shown, as text for `?cursor=`. */
export function writeCursor(place: readonly (string | number)[]): string {
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
 * @param shape what the place in this list looks like; a cursor of another list is none of this one
 * @throws Refusal "malformed" for anything this list did not hand out
 */
export function readCursor<T>(cursor: string, shape: ZodType<T>): T {
  const place = shape.safeParse(parsed(cursor));
  if (!place.success) throw new Refusal("malformed", "This cursor does not belong to this list.");
  return place.data;
}
