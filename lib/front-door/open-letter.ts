import { KeyThrottle } from "@/lib/access/throttle-key";
import type { Database } from "@/lib/db/client";
import { openCode } from "@/lib/delivery/letters/open-code";
import { neighbourhoodOf } from "./flood-gate";

/** Codes are short enough to be typed: whoever guesses has to wait. */
const guesses = new KeyThrottle({ burst: 20, perSecond: 1 / 10 });

/** Where the survey of a letter is; or why it does not open. */
export type OpenedLetter = { path: string } | { refused: "unknown" | "throttled" };

interface Typing {
  caller: string;
  now: Date;
  open?: typeof openCode;
}

/**
 * Opens a letter by the code that somebody typed in. Only codes that are not known count against where
 * they come from: many may open their letters in one house.
 */
export async function openLetter(
  database: Database,
  typed: string,
  { caller, now, open = openCode }: Typing,
): Promise<OpenedLetter> {
  const key = neighbourhoodOf(caller);
  // Before it is looked up: many who guess at once wait, too.
  if (guesses.take(key, now.getTime()) > 0) return { refused: "throttled" };
  const path = await open(database, typed);
  if (path === undefined) return { refused: "unknown" };
  guesses.giveBack(key);
  return { path };
}
