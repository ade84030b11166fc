import type { Tx } from "@/lib/access/context";
import type { DueInvitation } from "@/lib/delivery/due-invitations.store";
import { nextReminderAt } from "@/lib/delivery/outcome";
import { readToAsk } from "@/lib/delivery/to-ask";
import { type Asking, wordedFor } from "@/lib/delivery/worded";

/** A letter's words, as they are kept. */
export interface WrittenLetter {
  invitationId: string;
  address: string;
  subject: string;
  bodyText: string;
  language: string;
  remindAt: Date | null;
}

/** Words letters in their customers' languages. */
export async function writeLetters(
  tx: Tx,
  due: readonly DueInvitation[],
): Promise<WrittenLetter[]> {
  return (await readToAsk(tx, due)).flatMap((one) => {
    const { invitation, sender, remindAfterSeconds } = one;
    const { id, post, expiresAt } = invitation;
    if (post === null) return [];
    const remindAt = nextReminderAt(remindAfterSeconds, expiresAt, tx.now());
    const words = letterFor({ ...one, organization: sender.name });
    return [{ invitationId: id, address: post, ...words, remindAt }];
  });
}

/** The words of one invitation as a letter. */
export function letterFor(asking: Omit<Asking, "surveyUrl" | "preferencesUrl">) {
  // What a letter leads to is printed beside its words, as a code.
  const worded = wordedFor({ ...asking, surveyUrl: "", preferencesUrl: "" });
  const { title, introduction, words, language } = worded;
  const bodyText = [introduction, words.why(asking.organization)].filter(Boolean).join("\n\n");
  return { language, subject: title, bodyText };
}
