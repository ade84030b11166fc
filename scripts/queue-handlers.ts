import { z } from "zod";
import { type Context, systemContext } from "@/lib/access/context";
import { everyOrganization } from "@/lib/access/every-organization";
import { checkRollups } from "@/lib/analysis/rollups/check-rollups";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import type { Database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { readBounces } from "@/lib/delivery/mailbox/read-bounces";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { ChannelNews } from "@/lib/delivery/telling/shapes";
import { tellAdministrators } from "@/lib/delivery/telling/tell-administrators";
import { wakeSender, wakeSenderIfDue } from "@/lib/delivery/wake-sender";
import { sendDigests } from "@/lib/digest/send-digests";
import { log } from "@/lib/ground/log";
import { runImport } from "@/lib/imports/run-import";
import { journey } from "@/lib/journey";
import { Fact, together } from "@/lib/queue/facts";
import { startWorker, type Worker } from "@/lib/queue/work";
import { callOffRest } from "@/lib/touchpoints/call-off-rest";
import { catchUp } from "@/lib/touchpoints/catch-up";
import { runRound } from "@/lib/touchpoints/rounds/run-round";
import { runSimulation } from "@/lib/touchpoints/run-simulation";
import { refitValues } from "@/lib/value/refit-values";
import { runFit } from "@/lib/value/run-fit";

const OfOrganization = z.object({ organizationId: z.uuid() });
const OfRound = OfOrganization.extend({ roundId: z.uuid() });
const OfTrigger = OfOrganization.extend({ triggerId: z.uuid() });
const OfSimulation = OfOrganization.extend({ simulationId: z.uuid() });

/** Serves every queue: which verb does which job. */
export async function serveQueues(database: Database, url: string): Promise<Worker> {
  return startWorker({
    url,
    schedules: {
      sweep: "* * * * *",
      "mailboxes.read": "*/5 * * * *",
      "rollups.settle": "* * * * *",
      "rollups.check": "17 2 * * *",
      "values.refit": "20 2 * * *",
      "digests.send": "5 * * * *",
    },
    handlers: {
      "channels.tell": (payloads) => tell(database, payloads),
      "digests.send": (_payloads, signal) => mailDigests(database, signal),
      facts: (payloads) => follow(database, payloads),
      "import.run": (payloads, signal) => importAll(database, payloads, signal),
      "invitations.send": (payloads, signal) => send(database, payloads, signal),
      "mailboxes.read": (_payloads, signal) => readMailboxes(database, signal),
      "rollups.check": (_payloads, signal) => checkAll(database, signal),
      "rollups.settle": (_payloads, signal) => settleAll(database, signal),
      "round.run": (payloads, signal) => runRounds(database, payloads, signal),
      "simulation.run": (payloads, signal) => simulate(database, payloads, signal),
      sweep: (_payloads, signal) => sweep(database, signal),
      "trigger.call-off": (payloads, signal) => callOff(database, payloads, signal),
      "values.fit": (payloads) => fitModels(database, payloads),
      "values.refit": (_payloads, signal) => refit(database, signal),
    },
  });
}

async function importAll(database: Database, payloads: readonly unknown[], signal: AbortSignal) {
  for (const payload of payloads) await runImport(database, payload, signal);
}

/**
 * Does all it can before it says that something failed; what was done is not done again. Two facts
 * are followed side by side: while the database writes for the one, we think about the other.
 */
async function follow(database: Database, payloads: readonly unknown[]): Promise<void> {
  const facts = together(payloads.map((payload) => Fact.parse(payload))).values();
  const failures: unknown[] = [];
  const followRest = async () => {
    for (const { name, organizationId, ids } of facts) {
      try {
        await journey[name](systemContext(database, organizationId), ids);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all([followRest(), followRest()]);
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} facts failed`);
}

async function send(database: Database, payloads: readonly unknown[], signal: AbortSignal) {
  for (const payload of payloads) {
    const { organizationId } = OfOrganization.parse(payload);
    const ctx = systemContext(database, organizationId);
    const { againAt, ...sent } = await sendInvitations(ctx, { signal });
    const { handedOver, recovered, ended } = sent;
    if (handedOver + recovered > 0) log.info("invitations.sent", { organizationId, ...sent });
    if (ended === "outage") log.warn("invitations.outage", { organizationId });
    // One run has one successor at most, or runs would multiply while a provider comes and goes.
    if (ended === "enough") await inTransaction(ctx, wakeSenderIfDue);
    else if (againAt) await inTransaction(ctx, (tx) => wakeSender(tx, [againAt]));
  }
}

/** Does some work for every organisation; one that fails is told of at the end and holds up no other. */
async function forEvery(
  database: Database,
  signal: AbortSignal,
  name: string,
  work: (ctx: Context) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const ctx of await everyOrganization(database)) {
    if (signal.aborted) break;
    try {
      await work(ctx);
    } catch (error) {
      log.error(`${name}.failed`, error, { organizationId: ctx.organizationId });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} ${name} failed`);
}

async function fitModels(database: Database, payloads: readonly unknown[]): Promise<void> {
  for (const payload of payloads) {
    const { organizationId } = OfOrganization.parse(payload);
    const outcome = await runFit(systemContext(database, organizationId));
    log.info("values.fit", { organizationId, outcome });
  }
}

async function runRounds(database: Database, payloads: readonly unknown[], signal: AbortSignal) {
  for (const payload of payloads) {
    const { organizationId, roundId } = OfRound.parse(payload);
    const ctx = systemContext(database, organizationId);
    const status = await runRound(ctx, { roundId, signal });
    log.info("round.run", { organizationId, status });
  }
}

async function callOff(database: Database, payloads: readonly unknown[], signal: AbortSignal) {
  for (const payload of payloads) {
    const { organizationId, triggerId } = OfTrigger.parse(payload);
    const ctx = systemContext(database, organizationId);
    const calledOff = await callOffRest(ctx, { triggerId, signal });
    log.info("trigger.called-off", { organizationId, calledOff });
  }
}

async function simulate(database: Database, payloads: readonly unknown[], signal: AbortSignal) {
  for (const payload of payloads) {
    const { organizationId, simulationId } = OfSimulation.parse(payload);
    const ctx = systemContext(database, organizationId);
    const outcome = await runSimulation(ctx, { simulationId, signal });
    log.info("simulation.run", { organizationId, outcome });
  }
}

export function sweep(database: Database, signal: AbortSignal): Promise<void> {
  return forEvery(database, signal, "sweeps", async (ctx) => {
    const decided = await catchUp(ctx);
    if (decided > 0) log.warn("sweep.decided", { organizationId: ctx.organizationId, decided });
  });
}

async function tell(database: Database, payloads: readonly unknown[]): Promise<void> {
  for (const payload of payloads) {
    const { organizationId, ...news } = ChannelNews.parse(payload);
    const told = await tellAdministrators(systemContext(database, organizationId), news);
    log.info("channel.told", { organizationId, channel: news.channel, told });
  }
}

function mailDigests(database: Database, signal: AbortSignal): Promise<void> {
  return forEvery(database, signal, "digests", async (ctx) => {
    const sent = await sendDigests(ctx, { signal });
    if (sent > 0) log.info("digests.sent", { organizationId: ctx.organizationId, sent });
  });
}

function readMailboxes(database: Database, signal: AbortSignal): Promise<void> {
  return forEvery(database, signal, "mailboxes", async (ctx) => {
    const { organizationId } = ctx;
    const { mails, reports, problem } = await readBounces(ctx, signal);
    if (mails > 0) log.info("mailbox.read", { organizationId, mails, reports });
    if (problem !== null) log.warn("mailbox.failing", { organizationId });
  });
}

function settleAll(database: Database, signal: AbortSignal): Promise<void> {
  return forEvery(database, signal, "rollups", async (ctx) => {
    await settleChanges(ctx, { signal });
  });
}

function checkAll(database: Database, signal: AbortSignal): Promise<void> {
  return forEvery(database, signal, "comparisons", async (ctx) => {
    await checkRollups(ctx, { signal });
  });
}

/** Values every organisation's customers anew. */
function refit(database: Database, signal: AbortSignal): Promise<void> {
  return forEvery(database, signal, "refits", async (ctx) => {
    const outcome = await refitValues(ctx);
    const { organizationId } = ctx;
    if (outcome !== "unchanged") log.info("values.refit", { organizationId, outcome });
  });
}
