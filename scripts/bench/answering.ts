import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { connect } from "@/lib/db/client";
import { inRawTransaction } from "@/lib/db/transaction";
import { signLink } from "@/lib/delivery/link";
import { env } from "@/lib/ground/env";
import { newId } from "@/lib/ground/ids";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { answerAll, type Load } from "./answering/client";
import { type BareTask, startServer } from "./answering/server-process";
import type { Measure } from "./measurement";

const connections = 256;
const perRound = 6_000;
const rounds = 9;

/** Customers with an open link each; returns the links' tokens. */
async function invited(ctx: Context, surveyId: string, versionId: string, count: number) {
  const people = Array.from({ length: count }, () => ({ customer: newId(), invitation: newId() }));
  const given = JSON.stringify(people);
  await inRawTransaction(ctx, async (raw) => {
    await raw`
      insert into customer (organization_id, id, created_at, updated_at)
      select ${ctx.organizationId}, customer, now(), now()
      from jsonb_to_recordset(${given}::text::jsonb) as one (customer uuid)`;
    await raw`
      insert into invitation (organization_id, id, survey_id, version_id, customer_id, channel,
        status, due_at, expires_at, created_at, updated_at)
      select ${ctx.organizationId}, invitation, ${surveyId}, ${versionId}, customer, 'email',
        'sent', now(), now() + interval '14 days', now(), now()
      from jsonb_to_recordset(${given}::text::jsonb) as one (customer uuid, invitation uuid)`;
  });
  const { organizationId } = ctx;
  return people.map(({ invitation: invitationId }) =>
    signLink({ organizationId, invitationId, purpose: "survey" }, env().AUTH_SECRET),
  );
}

/** As autovacuum leaves tables within a minute: what was filled in at once is counted. */
async function analyzed(): Promise<void> {
  const owner = connect(env().DATABASE_URL, 1);
  await owner`analyze customer, invitation`;
  await owner.end();
}

/** What the front door sends, for the bare server to send the same. */
async function copied(port: number, token: string, organizationId: string): Promise<BareTask> {
  const url = `http://127.0.0.1:${port}/s/${token}`;
  const page = await fetch(url, { headers: { "accept-encoding": "identity" } });
  const zipped = await fetch(url, { headers: { "accept-encoding": "gzip" } });
  const headersOf = (answer: Response) => {
    const { date, connection, "keep-alive": alive, ...own } = Object.fromEntries(answer.headers);
    return own;
  };
  const redirect = await fetch(`${url}?preferences`, { redirect: "manual" });
  return {
    page: gzipSync(Buffer.from(await page.arrayBuffer())).toString("base64"),
    pageHeaders: headersOf(zipped),
    redirectHeaders: headersOf(redirect),
    organizationId,
  };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const rate = (loads: Load[]) => median(loads.map(({ perSecond }) => perSecond));
const wait = (loads: Load[], share: number) =>
  median(loads.map(({ waits }) => waits[Math.floor(waits.length * share)] ?? 0));

/** How many surveys are opened and durably answered a second, and how many a bare server manages. */
export const measure: Measure = async ({ database }) => {
  const first = { organizationName: "Bench door", email: "door@example.com" };
  const organizationId = await prepareFirstAdministrator(
    { database, now: () => new Date() },
    first,
  );
  const ctx = systemContext(database, organizationId);
  const survey = await createSurvey(ctx, { name: "Bench", template: "post-call-nps" });
  const { id: versionId } = await publishSurvey(ctx, { surveyId: survey.id });
  const tokens = await invited(ctx, survey.id, versionId, 2 * (rounds + 1) * perRound);
  await analyzed();
  const door = await startServer("door-server.ts");
  const bare = await startServer(
    "bare-server.ts",
    await copied(door.port, tokens[0] ?? "", organizationId),
  );
  const next = () => tokens.splice(0, perRound);
  const loads: { door: Load[]; bare: Load[] } = { door: [], bare: [] };
  for (let round = 0; round <= rounds; round++) {
    const measured = {
      door: await answerAll(door.port, next(), connections),
      bare: await answerAll(bare.port, next(), connections),
    };
    if (round === 0) continue; // Both warm up.
    loads.door.push(measured.door);
    loads.bare.push(measured.bare);
  }
  // Round by round: a machine that is slower for a while is so for both.
  const shares = loads.door.map(
    (load, round) => load.perSecond / (loads.bare[round]?.perSecond ?? 0),
  );
  for (const { process } of [door, bare]) {
    process.disconnect();
    await once(process, "exit");
  }
  return [
    { name: "Front door: surveys opened and answered", value: rate(loads.door), unit: "/s" },
    { name: "Bare server: the same", value: rate(loads.bare), unit: "/s" },
    {
      name: "Front door, of the bare server",
      value: 100 * median(shares),
      unit: "%",
    },
    { name: "Front door: answer confirmed, median", value: wait(loads.door, 0.5), unit: "ms" },
    { name: "Front door: answer confirmed, 99 %", value: wait(loads.door, 0.99), unit: "ms" },
  ];
};
