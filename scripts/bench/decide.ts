import { systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { importFile } from "@/lib/imports/import-file";
import { readImport } from "@/lib/imports/read";
import { runImport } from "@/lib/imports/run-import";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { readUndecided } from "@/lib/touchpoints/catch-up";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import type { Measure } from "./measurement";

const rows = 100_000;
const perBatch = 500;

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

/** How fast interactions are decided on, from a file of them and in batches by themselves. */
export const measure: Measure = async ({ database }) => {
  const door = { database, now: () => new Date() };
  const first = { organizationName: "Bench", email: "bench-decide@example.com" };
  const organizationId = await prepareFirstAdministrator(door, first);
  const ctx = systemContext(database, organizationId);
  const { id: survey } = await createSurvey(ctx, { name: "Bench", template: "post-call-nps" });
  await publishSurvey(ctx, { surveyId: survey });
  for (const rule of rules) await createTrigger(ctx, CreateTrigger.parse({ survey, ...rule }));
  const begun = performance.now();
  const fields = { mapping, options };
  const arriving = { file: { name: "calls.csv", bytes: file() }, before: fields };
  const { id } = await importFile(ctx, { ...arriving, after: async () => fields });
  await runImport(database, { organizationId, importId: id }, new AbortController().signal);
  const imported = performance.now();
  const done = await readImport(ctx, { importId: id });
  if (done.rows.accepted !== rows) throw new Error(`only ${done.rows.accepted} rows were accepted`);
  const total = { invited: 0, suppressed: 0 };
  for (let ids = await readUndecided(ctx, perBatch); ids.length > 0; ) {
    const { invited, suppressed } = await considerInvitations(ctx, ids);
    total.invited += invited;
    total.suppressed += suppressed;
    ids = await readUndecided(ctx, perBatch);
  }
  const ended = performance.now();
  if (total.invited + total.suppressed !== rows) throw new Error("not all were decided on");
  const perSecond = (milliseconds: number) => rows / (milliseconds / 1000);
  return [
    {
      name: "Deciding: in batches of 500",
      value: perSecond(ended - imported),
      unit: "decisions/s",
    },
    { name: "Deciding: asked", value: total.invited, unit: "of 100,000" },
    { name: "Deciding: file of 100,000, all decided", value: (ended - begun) / 1000, unit: "s" },
  ];
};
