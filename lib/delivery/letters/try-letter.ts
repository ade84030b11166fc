import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { letterPaper, sampleAddress, sampleLetter } from "@/lib/delivery/letters/letter-paper";
import { letterSheets } from "@/lib/delivery/letters/letter-sheet";
import { env } from "@/lib/ground/env";

const text =
  "This is a test. Print it, fold it, and see whether the address stands in the window of your envelopes and whether your phone reads the code.\n\nThe code leads to Vocal, and to no survey.";

/** A letter to nobody, to see how letters are printed and whether they suit the envelopes. */
export async function tryLetter(ctx: Context) {
  permit(ctx, "channels.manage");
  return inTransaction(ctx, async (tx) => {
    const paper = await letterPaper(tx, tx.now());
    const subject = `A letter from ${paper.organization}`;
    const surveyUrl = env().APP_URL;
    const words = { subject, text, language: "en", address: sampleAddress, surveyUrl };
    return letterSheets(paper, [sampleLetter(tx.now(), words)]);
  });
}
