import type { Tx } from "@/lib/access/context";
import type { DueInvitation } from "@/lib/delivery/due-invitations.store";
import { nextReminderAt } from "@/lib/delivery/outcome";
import { readToAsk } from "@/lib/delivery/to-ask";
import { wordedFor } from "@/lib/delivery/worded";

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
    // What a letter leads to is printed beside its words, as a code.
    const urls = { surveyUrl: "", preferencesUrl: "" };
    const { title, introduction, words, language } = wordedFor({
      ...one,
      ...urls,
      organization: sender.name,
    });
    return [
      {
        invitationId: id,
        address: post,
        language,
        subject: title,
        bodyText: [introduction, words.why(sender.name)].filter(Boolean).join("\n\n"),
        remindAt: nextReminderAt(remindAfterSeconds, expiresAt, tx.now()),
      },
    ];
  });
}
