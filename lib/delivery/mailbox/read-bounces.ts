import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import {
  findMailbox,
  type MailboxRow,
  noteProblem,
  noteRead,
} from "@/lib/delivery/mailbox/mailbox.store";
import { passwordOf } from "@/lib/delivery/mailbox/mailbox-password";
import type { Read } from "@/lib/delivery/mailbox/shapes";
import { takeMails } from "@/lib/delivery/mailbox/take-mails";
import { readMailReport } from "@/lib/delivery/reports/mail-report";
import { readReturnPath } from "@/lib/delivery/return-path";
import { env } from "@/lib/ground/env";
import { log } from "@/lib/ground/log";
import { type Mailbox, MailboxFailure, openMailbox, type StoredMail } from "@/lib/ground/mailbox";
import { PrivateAddress, publicAddressOf } from "@/lib/ground/public-address";

const perSet = 25;
const setsPerRun = 20;
/** Reports say what matters at their beginning; a mail that was returned whole may be of any size. */
const mostBytes = 256 * 1024;

/**
 * Reads what has come to the organisation's mailbox since the last time, and takes what it reports.
 * How far it was read is written down set by set; what a crash lets be read twice changes nothing the
 * second time.
 */
export async function readBounces(ctx: Context, signal?: AbortSignal): Promise<Read> {
  permit(ctx, "channels.manage");
  const row = await inTransaction(ctx, findMailbox);
  if (row === undefined) return { mails: 0, reports: 0, problem: null };
  try {
    return await readAll(ctx, row, signal);
  } catch (error) {
    const problem = problemOf(error, row.host);
    const told = problem ?? "Something went wrong here while it was read.";
    await inTransaction(ctx, (tx) => noteProblem(tx, row, told));
    if (problem === undefined) throw error;
    return { mails: 0, reports: 0, problem };
  }
}

function problemOf(error: unknown, host: string): string | undefined {
  if (error instanceof MailboxFailure || error instanceof PrivateAddress) return error.message;
  return error instanceof Error && "syscall" in error ? `${host} cannot be found.` : undefined;
}

async function readAll(ctx: Context, row: MailboxRow, signal?: AbortSignal): Promise<Read> {
  const password = passwordOf(row);
  if (password === undefined) throw new MailboxFailure("Type in the password again.");
  const { host: name, port, secure, login: user, folder } = row;
  const host = await publicAddressOf(name);
  const mailbox = await openMailbox({
    host,
    name,
    port,
    secure,
    folder,
    login: { user, password },
  });
  try {
    return await readSets(ctx, row, mailbox, signal);
  } finally {
    await mailbox.close();
  }
}

async function readSets(
  ctx: Context,
  row: MailboxRow,
  mailbox: Mailbox,
  signal: AbortSignal | undefined,
): Promise<Read> {
  const { numbering } = mailbox;
  let readUpTo = row.numbering === numbering ? row.readUpTo : 0;
  const read: Read = { mails: 0, reports: 0, problem: null };
  const waiting = (await mailbox.after(readUpTo)).slice(0, perSet * setsPerRun);
  do {
    const set = waiting.splice(0, perSet);
    const mails = await mailbox.read(set, mostBytes);
    const reports = await takeSet(ctx, mails);
    readUpTo = set.at(-1) ?? readUpTo;
    const progress = { numbering, readUpTo, mails: mails.length, reports };
    await inTransaction(ctx, (tx) => noteRead(tx, row, progress));
    await mailbox.markRead(mails.map(({ number }) => number));
    read.mails += mails.length;
    read.reports += reports;
  } while (waiting.length > 0 && !signal?.aborted);
  return read;
}

/** Takes what a set of mails reports; how many of the reports were about something known here. */
async function takeSet(ctx: Context, mails: readonly StoredMail[]): Promise<number> {
  const { organizationId } = ctx;
  const found = await Promise.all(
    mails.map(async ({ source }) => {
      try {
        return await readMailReport(source, (address) =>
          readReturnPath(address, organizationId, env().AUTH_SECRET),
        );
      } catch (error) {
        // Anybody can send anything here; one mail that cannot be read must not hold up the others.
        log.error("mailbox.mail-not-read", error, { organizationId });
        return [];
      }
    }),
  );
  return takeMails(ctx, found);
}
