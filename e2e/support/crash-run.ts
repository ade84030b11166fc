import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@playwright/test";
import type postgres from "postgres";
import { apiOf } from "./api";
import { type Load, startLoad } from "./crash-load";
import { connectTo, createDatabase } from "./database";
import { startMailServer } from "./mail-server";
import { startServer } from "./server";

export interface CrashOutcome {
  kills: number;
  promisedInteractions: number;
  promisedAnswers: number;
  lostInteractions: string[];
  repeatedInteractions: string[];
  lostAnswers: string[];
  repeatedAnswers: string[];
  /** Customers with an invitation who never got a mail. */
  lostMails: string[];
  /** Customers who got more than one. */
  repeatedMails: string[];
}

/** Kills the server at random moments under load, starts it again, and counts what is left. */
export async function crashRun(kills: number): Promise<CrashOutcome> {
  const run = `crash${randomBytes(4).toString("hex")}`;
  const mailFolder = path.resolve(".cache/browser-tests", run);
  mkdirSync(mailFolder, { recursive: true });
  const mailServer = await startMailServer(mailFolder);
  const database = await createDatabase(`vocal_${run}`);
  const apiKey = randomBytes(24).toString("hex");
  const settings: Record<string, string> = {
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    SMTP_URL: mailServer.url,
    MAIL_FROM: "Vocal <vocal@example.com>",
    VOCAL_ADMIN_EMAIL: "admin@example.com",
    VOCAL_ADMIN_PASSWORD: randomBytes(16).toString("hex"),
    VOCAL_ADMIN_API_KEY: apiKey,
    VOCAL_LOG: "off",
  };
  let server = await startServer(settings);
  settings.PORT = new URL(server.url).port;
  try {
    await prepareAsking(server.url, apiKey);
    const load = startLoad({ url: server.url, apiKey, mailFolder, run });
    for (let kill = 0; kill < kills; kill += 1) {
      await progress(load);
      await sleep(Math.random() * 2500);
      await server.kill();
      server = await startServer(settings);
    }
    await sleep(1500);
    return await account(kills, database.url, load);
  } finally {
    await server.stop();
    await mailServer.stop();
    await database.drop();
  }
}

/** Until the server takes interactions and answers again, so that each kill has something to lose. */
async function progress({ promised }: Load): Promise<void> {
  const before = { interactions: promised.interactions.size, answers: promised.answers.size };
  const deadline = Date.now() + 60_000;
  while (
    promised.interactions.size < before.interactions + 100 ||
    promised.answers.size < before.answers + 3
  ) {
    if (Date.now() > deadline) throw new Error("The server takes nothing any more.");
    await sleep(20);
  }
}

/** A published survey, and a trigger that asks after every tenth interaction. */
async function prepareAsking(url: string, apiKey: string): Promise<void> {
  const { post } = apiOf(url, apiKey);
  const survey = await post("/surveys", { name: "After a call", template: "post-call-nps" });
  await post(`/surveys/${survey.id}/publish`, {});
  const rule = { active: true, delaySeconds: 0, share: 0.1, restPeriodSeconds: 0 };
  await post("/triggers", { survey: survey.id, ...rule });
}

/** Waits until nothing is under way any more, then compares promises with what is there. */
async function account(kills: number, databaseUrl: string, load: Load): Promise<CrashOutcome> {
  const sql = connectTo(databaseUrl);
  await settled(sql, load);
  const interactions = await sql<{ id: string; n: number }[]>`
    select external_id as id, count(*)::int as n from interaction group by 1`;
  const answers = await sql<{ id: string; n: number }[]>`
    select c.email as id, count(*)::int as n
    from response r join customer c on c.id = r.customer_id group by 1`;
  const invited = await sql<{ email: string }[]>`
    select distinct c.email from invitation i join customer c on c.id = i.customer_id`;
  await sql.end();
  const missing = (promised: Set<string>, rows: { id: string }[]) => {
    const present = new Set(rows.map((row) => row.id));
    return [...promised].filter((id) => !present.has(id));
  };
  const twice = (rows: { id: string; n: number }[]) =>
    rows.filter((row) => row.n > 1).map((row) => row.id);
  return {
    kills,
    promisedInteractions: load.promised.interactions.size,
    promisedAnswers: load.promised.answers.size,
    lostInteractions: missing(load.promised.interactions, interactions),
    repeatedInteractions: twice(interactions),
    lostAnswers: missing(load.promised.answers, answers),
    repeatedAnswers: twice(answers),
    lostMails: invited.map((row) => row.email).filter((email) => !load.mails.has(email)),
    repeatedMails: [...load.mails].filter(([, count]) => count > 1).map(([email]) => email),
  };
}

/** No interaction undecided, no invitation on its way, every mail read. */
async function settled(sql: postgres.Sql, load: Load): Promise<void> {
  const deadline = Date.now() + 180_000;
  const underWay = async () => {
    const [row] = await sql<{ n: number }[]>`
      select (select count(*) from interaction where surveyable and decision is null)
           + (select count(*) from invitation where status in ('scheduled', 'sending')) as n`;
    return Number(row?.n);
  };
  await load.stopSending();
  while ((await underWay()) > 0) {
    if (Date.now() > deadline) throw new Error(`${await underWay()} things are still under way.`);
    await sleep(250);
  }
  await load.stop();
}

/** Holds an outcome against what is promised: nothing lost, nothing twice but in SMTP's window. */
export function expectNothingLost(outcome: CrashOutcome): void {
  expect(outcome).toMatchObject({
    lostInteractions: [],
    repeatedInteractions: [],
    lostAnswers: [],
    repeatedAnswers: [],
    lostMails: [],
  });
  // SMTP leaves one window open: accepted by the mail server, not yet written down.
  expect(outcome.repeatedMails.length).toBeLessThanOrEqual(outcome.kills);
}
