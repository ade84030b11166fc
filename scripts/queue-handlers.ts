import { z } from "zod";
import { systemContext } from "@/lib/access/context";
import { everyOrganization } from "@/lib/access/every-organization";
import type { Database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { wakeSenderIfDue } from "@/lib/delivery/wake-sender";
import { log } from "@/lib/ground/log";
import { runImport } from "@/lib/imports/run-import";
import { journey } from "@/lib/journey";
import { Fact, together } from "@/lib/queue/facts";
import { startWorker, type Worker } from "@/lib/queue/work";
import { catchUp } from "@/lib/touchpoints/catch-up";
import { refitValues } from "@/lib/value/refit-values";
import { runFit } from "@/lib/value/run-fit";

const OfOrganization = z.object({ organizationId: z.uuid() });

/** Serves every queue: which verb does which job. */
export async function serveQueues(database: Database, url: string): Promise<Worker> {
  return startWorker({
    url,
    schedules: { sweep: "* * * * *", "values.refit": "20 2 * * *" },
    handlers: {
      facts: (payloads) => follow(database, payloads),
      "import.run": (payloads, signal) => importAll(database, payloads, signal),
      "invitations.send": (payloads, signal) => send(database, payloads, signal),
      sweep: (_payloads, signal) => sweep(database, signal),
      "values.fit": (payloads) => fitModels(database, payloads),
      "values.refit": (_payloads, signal) => refit(database, signal),
    },
  });
}

async function importAll(database: Database, payloads: readonly unknown[], signal: AbortSignal) {
  for (const payload of payloads) await runImport(database, payload, signal);
}

/** Does all it can before it says that something failed; what was done is not done again. */
async function follow(database: Database, payloads: readonly unknown[]): Promise<void> {
  const facts = together(payloads.map((payload) => Fact.parse(payload)));
  const failures: unknown[] = [];
  for (const { name, organizationId, ids } of facts) {
    try {
      await journey[name](systemContext(database, organizationId), ids);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} facts failed`);
}

async function send(database: Database, payloads: readonly unknown[], signal: AbortSignal) {
  for (const payload of payloads) {
    const { organizationId } = OfOrganization.parse(payload);
    const ctx = systemContext(database, organizationId);
    const sent = await sendInvitations(ctx, { signal });
    const { handedOver, recovered, ended } = sent;
    if (handedOver + recovered > 0) log.info("invitations.sent", { organizationId, ...sent });
    if (ended === "outage") log.warn("invitations.outage", { organizationId });
    if (ended === "enough") await inTransaction(ctx, wakeSenderIfDue);
  }
}

/** Sweeps every organisation; one that fails is told of at the end and holds up no other. */
export async function sweep(database: Database, signal: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  for (const ctx of await everyOrganization(database)) {
    if (signal.aborted) break;
    const { organizationId } = ctx;
    try {
      const decided = await catchUp(ctx);
      if (decided > 0) log.warn("sweep.decided", { organizationId, decided });
    } catch (error) {
      log.error("sweep.failed", error, { organizationId });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} sweeps failed`);
}

async function fitModels(database: Database, payloads: readonly unknown[]): Promise<void> {
  for (const payload of payloads) {
    const { organizationId } = OfOrganization.parse(payload);
    const outcome = await runFit(systemContext(database, organizationId));
    log.info("values.fit", { organizationId, outcome });
  }
}

/** Values every organisation's customers anew; one that fails holds up no other. */
async function refit(database: Database, signal: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  for (const ctx of await everyOrganization(database)) {
    if (signal.aborted) break;
    const { organizationId } = ctx;
    try {
      const outcome = await refitValues(ctx);
      if (outcome !== "unchanged") log.info("values.refit", { organizationId, outcome });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} refits failed`);
}
