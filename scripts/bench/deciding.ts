import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import type { Database } from "@/lib/db/client";
import { importFile } from "@/lib/imports/import-file";
import { runImport } from "@/lib/imports/run-import";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { readUndecided } from "@/lib/touchpoints/catch-up";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import type { Measure } from "./measurement";

const rows = 100_000;
const perBatch = 1_000;

const mapping = JSON.stringify({
  Id: "interaction.externalId",
  At: "interaction.occurredAt",
  Touchpoint: "interaction.touchpoint",
  Agent: "interaction.agent",
  Wait: "kpi.wait",
  Customer: "customer.externalId",
  Mail: "customer.email",
  Segment: "customer.segment",
});
const options = JSON.stringify({ trigger: true });

async function* file() {
  yield Buffer.from("Id,At,Touchpoint,Agent,Wait,Customer,Mail,Segment\r\n");
  const at = new Date().toISOString();
  for (let n = 0; n < rows; n += 1) {
    const who = (n * 7919) % 80_000;
    const where = n % 3 === 0 ? "billing" : "support";
    const segment = who % 4 === 0 ? "business" : "private";
    yield Buffer.from(
      `call-${n},${at},${where},Agent ${n % 50},${n % 300},c-${who},c-${who}@example.com,${segment}\r\n`,
    );
  }
}

/** Five rules as an organisation may have them: conditions, windows, a share, a cap, waiting. */
const rules = [
  {
    priority: 2,
    conditions: [{ fact: "kpi.wait", is: "above", value: 280 }],
    whenResting: "delay",
  },
  { priority: 1, touchpoints: ["billing"], share: 0.5, dailyCap: 5_000 },
  { conditions: [{ fact: "customer.segment", is: "one-of", values: ["business"] }] },
  {
    touchpoints: ["support"],
    window: { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" },
  },
  { touchpoints: ["branch"] },
];

/** An organisation with these rules, a file of interactions just imported, and none decided on. */
async function undecided(database: Database): Promise<{ ctx: Context; ids: string[] }> {
  const door = { database, now: () => new Date() };
  const first = { organizationName: "Bench", email: "bench-decide@example.com" };
  const organizationId = await prepareFirstAdministrator(door, first);
  const ctx = systemContext(database, organizationId);
  const { id: survey } = await createSurvey(ctx, { name: "Bench", template: "post-call-nps" });
  await publishSurvey(ctx, { surveyId: survey });
  for (const rule of rules) await createTrigger(ctx, CreateTrigger.parse({ survey, ...rule }));
  const fields = { mapping, options };
  const arriving = { file: { name: "calls.csv", bytes: file() }, before: fields };
  const { id } = await importFile(ctx, { ...arriving, after: async () => fields });
  await runImport(database, { organizationId, importId: id }, new AbortController().signal);
  const ids = await readUndecided(ctx, rows);
  if (ids.length !== rows) throw new Error(`only ${ids.length} rows were accepted`);
  return { ctx, ids };
}

/** Decides on them in batches, so many at a time; as the worker does, which takes two. */
async function decideAll(ctx: Context, ids: readonly string[], atATime: number) {
  const batches = Array.from({ length: Math.ceil(ids.length / perBatch) }, (_, n) =>
    ids.slice(n * perBatch, (n + 1) * perBatch),
  ).values();
  const total = { invited: 0, suppressed: 0 };
  const decideRest = async () => {
    for (const batch of batches) {
      const { invited, suppressed } = await considerInvitations(ctx, batch);
      total.invited += invited;
      total.suppressed += suppressed;
    }
  };
  const begun = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: atATime }, decideRest));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  if (total.invited + total.suppressed !== ids.length) throw new Error("not all were decided on");
  const busy = (user + system) / ids.length;
  return { perSecond: ids.length / seconds, busy, invited: total.invited };
}

/** How fast interactions are decided on, one batch after another and two side by side. */
export const measure: Measure = async ({ database }) => {
  const { ctx, ids } = await undecided(database);
  const half = rows / 2;
  const one = await decideAll(ctx, ids.slice(0, half), 1);
  const two = await decideAll(ctx, ids.slice(half), 2);
  return [
    { name: "Deciding: one batch of 1,000 at a time", value: one.perSecond, unit: "decisions/s" },
    { name: "Deciding: two batches of 1,000 at a time", value: two.perSecond, unit: "decisions/s" },
    { name: "Deciding: our own processor time, two", value: two.busy, unit: "µs a decision" },
    { name: "Deciding: asked", value: one.invited + two.invited, unit: "of 100,000" },
  ];
};
