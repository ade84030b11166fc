import type { Tx } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { findChannels } from "@/lib/delivery/channel.store";
import { letterSettings } from "@/lib/delivery/channel-config";
import type { DrawnLetter, LetterSheets } from "@/lib/delivery/letters/letter-sheet";
import { env } from "@/lib/ground/env";

/** What is the same on all of an organisation's letters. */
export async function letterPaper(tx: Tx, now: Date): Promise<LetterSheets> {
  const { name: organization, timeZone } = await readOrganization(tx);
  const row = (await findChannels(tx)).find(({ kind }) => kind === "letter");
  const { sender } = letterSettings(row);
  const codeUrl = `${env().APP_URL}/c`.replace(/^https?:\/\//, "");
  return { organization, sender, timeZone, codeUrl, now };
}

/** Where nobody lives. */
export const sampleAddress = "Alex Example\n1 Sample Street\n\n12345\nSampletown\n";

const sampleMilliseconds = 30 * 86_400_000;

/** A letter to nobody: its code opens nothing. */
export function sampleLetter(
  now: Date,
  letter: Pick<DrawnLetter, "address" | "subject" | "text" | "language" | "surveyUrl">,
): DrawnLetter {
  return {
    ...letter,
    code: "ABCDEFGHJKMN",
    until: new Date(now.getTime() + sampleMilliseconds),
  };
}
