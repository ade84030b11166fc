import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page } from "@playwright/test";
import { apiOf } from "./api";
import { account, type CrashOutcome } from "./crash-account";
import { type Load, startLoad } from "./crash-load";
import { startMailServer } from "./mail-server";
import { startOwnDatabase } from "./own-database";
import { type Running, startServer, startWorker } from "./server";
import { signIn } from "./sign-in";
import { authToken, type SmsProvider, startSmsProvider } from "./sms-provider";
import type { World } from "./world";

/** What is killed, in turn: so each is, however few kills there are. */
const victims = ["database", "database", "worker", "database", "web server"] as const;

/**
 * Kills one of Vocal's processes or its database at random moments under load, starts it again, and
 * counts what is left. There is one worker, so that a kill interrupts the sending of one message.
 */
export async function crashRun(
  page: Page,
  kills: number,
): Promise<CrashOutcome & Pick<SmsProvider, "behaved">> {
  const run = `crash${randomBytes(4).toString("hex")}`;
  const mailFolder = path.resolve(".cache/browser-tests", run);
  mkdirSync(mailFolder, { recursive: true });
  const mailServer = await startMailServer(mailFolder);
  const provider = await startSmsProvider();
  const database = await startOwnDatabase(`vocal_${run}`);
  const { admin, settings } = settingsOf(database.url, mailServer.url);
  const server = await restartable(() => startServer(settings));
  const { url } = server.first;
  Object.assign(settings, { APP_URL: url, PORT: new URL(url).port });
  const worker = await restartable(() => startWorker(settings));
  const installation = { worker, "web server": server, database };
  try {
    await prepareAsking(page, { url, admin }, provider);
    const texts = provider.accepted;
    const load = startLoad({ url, apiKey: admin.apiKey, mailFolder, texts, run });
    for (let kill = 0; kill < kills; kill += 1) {
      await progress(load);
      await sleep(Math.random() * 2500);
      await installation[victims[kill % victims.length] ?? "worker"].kill();
    }
    provider.mend();
    return { ...(await account(database.url, load)), behaved: provider.behaved };
  } finally {
    await Promise.all([server.stop(), worker.stop()]);
    await database.stop();
    await Promise.all([mailServer.stop(), provider.stop()]);
  }
}

function settingsOf(databaseUrl: string, smtpUrl: string) {
  const admin = {
    email: "admin@example.com",
    password: randomBytes(16).toString("hex"),
    apiKey: randomBytes(24).toString("hex"),
  };
  const settings: Record<string, string> = {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    SMTP_URL: smtpUrl,
    MAIL_FROM: "Vocal <vocal@example.com>",
    VOCAL_ADMIN_EMAIL: admin.email,
    VOCAL_ADMIN_PASSWORD: admin.password,
    VOCAL_ADMIN_API_KEY: admin.apiKey,
    VOCAL_LOG: "off",
    VOCAL_WORKER: "off",
    VOCAL_PRIVATE_NETWORKS: "127.0.0.2/32",
  };
  return { admin, settings };
}

/** A process that is started again whenever it was killed. */
async function restartable<P extends Running>(start: () => Promise<P>) {
  const first = await start();
  let running = first;
  return {
    first,
    kill: async () => {
      await running.kill();
      running = await start();
    },
    stop: () => running.stop(),
  };
}

/** Until the server takes interactions and answers again, so that each kill has something to lose. */
async function progress({ promised }: Load): Promise<void> {
  const before = { interactions: promised.interactions.size, answers: promised.answers.size };
  const deadline = Date.now() + 120_000;
  while (
    promised.interactions.size < before.interactions + 100 ||
    promised.answers.size < before.answers + 3
  ) {
    if (Date.now() > deadline) throw new Error("The server takes nothing any more.");
    await sleep(20);
  }
}

/** A published survey by mail and SMS, and a trigger that asks after every tenth interaction. */
async function prepareAsking(
  page: Page,
  at: Pick<World, "url" | "admin">,
  provider: SmsProvider,
): Promise<void> {
  const { post } = apiOf(at.url, at.admin.apiKey);
  const survey = await post("/surveys", { name: "After a call", template: "post-call-nps" });
  await post(`/surveys/${survey.id}/publish`, {});
  await signIn(page, at);
  await page.goto(`${at.url}/settings/channels`);
  const sms = page.getByRole("region", { name: "SMS" });
  await sms.getByLabel("Sender").fill("+4915100000000");
  await sms.getByLabel("Auth token").fill(authToken);
  await sms.getByLabel("Account SID").fill("AC1");
  await sms.getByLabel("API address").fill(provider.url);
  await sms.getByLabel("Use this channel").check();
  await sms.getByRole("button", { name: "Save" }).click();
  await expect(sms.getByText("Saved.")).toBeVisible();
  provider.reportsTo = await sms.getByLabel("Address for receipts").inputValue();
  await page.goto(`${at.url}/surveys/${survey.id}/send`);
  await page.getByLabel("Otherwise by").selectOption("SMS");
  const plan = page.locator("form").filter({ has: page.getByLabel("Otherwise by") });
  await plan.getByRole("button", { name: "Save" }).click();
  await expect(plan.getByText("Saved.")).toBeVisible();
  const rule = { active: true, delaySeconds: 0, share: 0.1, restPeriodSeconds: 0 };
  await post("/triggers", { survey: survey.id, ...rule });
}
