import type { Context } from "@/lib/access/context";
import { isOneRowsFault } from "@/lib/db/faults";
import type { Report } from "@/lib/delivery/reports/report";
import { takeReports } from "@/lib/delivery/take-reports";
import { log } from "@/lib/ground/log";

/**
 * Takes what each of several mails reports, all at once; where that fails, one by one without those
 * that cannot be taken: anybody can send anything to a mailbox, and one mail must not hold up the others.
 * What no mail is to blame for, as a database that is away, is thrown, and they are read again.
 *
 * @returns how many of the reports were about something known here
 */
export async function takeMails(ctx: Context, mails: readonly Report[][]): Promise<number> {
  try {
    return (await takeReports(ctx, "email", mails.flat())).taken;
  } catch (error) {
    if (!isOneRowsFault(error)) throw error;
    log.error("mailbox.set-not-taken", error, { organizationId: ctx.organizationId });
  }
  let known = 0;
  for (const reports of mails) known += await takeOne(ctx, reports);
  return known;
}

async function takeOne(ctx: Context, reports: readonly Report[]): Promise<number> {
  try {
    return (await takeReports(ctx, "email", reports)).taken;
  } catch (error) {
    if (!isOneRowsFault(error)) throw error;
    log.error("mailbox.mail-not-taken", error, { organizationId: ctx.organizationId });
    return 0;
  }
}
