import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { inTransaction } from "@/lib/db/transaction";
import { waitingFor } from "@/lib/delivery/brought.store";
import { findBatch, lettersOf, listBatches } from "@/lib/delivery/letters/letter.store";
import { letterPaper } from "@/lib/delivery/letters/letter-paper";
import { letterSheets } from "@/lib/delivery/letters/letter-sheet";
import { addressParts, postAddress } from "@/lib/delivery/letters/post-address";
import type { Letter, LetterBatch, OneBatch } from "@/lib/delivery/letters/shapes";
import { codeInGroups } from "@/lib/delivery/letters/short-code";
import { signLink, surveyUrl } from "@/lib/delivery/link";
import { openKinds } from "@/lib/delivery/open-kinds";
import { mostCounted } from "@/lib/delivery/queue-shapes";
import { csvRecord } from "@/lib/ground/csv";
import { env } from "@/lib/ground/env";
import { dayIn } from "@/lib/ground/moment";
import { Refusal } from "@/lib/ground/refusal";

const mostShown = 100;

interface Letters {
  /** Whether letters are switched on as a channel. */
  on: boolean;
  due: number;
  /** There are more than were counted. */
  more: boolean;
  batches: LetterBatch[];
}

/** How many letters are due, and what was handed out so far, the latest first. */
export async function readLetters(ctx: Context): Promise<Letters> {
  permit(ctx, "invitations.read");
  return inTransaction(ctx, async (tx) => {
    const on = (await openKinds(tx)).has("letter");
    const { waiting } = await waitingFor(tx, "letter");
    const due = Math.min(waiting, mostCounted);
    return { on, due, more: waiting > due, batches: await listBatches(tx, mostShown) };
  });
}

/** A batch as one document, a page a letter; the same however often it is fetched. */
export async function printLetters(ctx: Context, one: OneBatch) {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    const { createdAt, letters, name } = await batchOf(tx, one);
    const paper = await letterPaper(tx, createdAt);
    const drawn = letters.map(({ expiresAt: until, ...letter }) => ({
      ...letter,
      until,
      surveyUrl: urlOf(tx, letter.invitationId),
    }));
    return { name, bytes: letterSheets(paper, drawn) };
  });
}

/** The addresses of a batch in the order of its pages, for a mail house. */
export async function listLetters(ctx: Context, one: OneBatch) {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    const { letters, name } = await batchOf(tx, one);
    const rows = letters.map(({ address, code, language, invitationId }, index) => {
      const parts = postAddress(address);
      const cells = addressParts.map((part) => parts[part]);
      return [index + 1, ...cells, language, codeInGroups(code), urlOf(tx, invitationId)];
    });
    const head = ["page", ...addressParts, "language", "code", "url"];
    return { name, text: [head, ...rows].map(csvRecord).join("") };
  });
}

interface Batch {
  createdAt: Date;
  name: string;
  letters: Letter[];
}

async function batchOf(tx: Tx, { batchId }: OneBatch): Promise<Batch> {
  const batch = await findBatch(tx, batchId);
  if (!batch) throw new Refusal("not-found", "There is no such batch of letters.");
  const day = dayIn(await timeZoneOf(tx), batch.createdAt);
  const name = `letters-${day}-${batchId.slice(-6)}`;
  return { createdAt: batch.createdAt, name, letters: await lettersOf(tx, batchId) };
}

function urlOf({ organizationId }: Tx, invitationId: string): string {
  const link = { organizationId, invitationId, purpose: "survey" as const };
  return surveyUrl(signLink(link, env().AUTH_SECRET));
}
