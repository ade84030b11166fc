import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startMailServer } from "@/e2e/support/mail-server";
import { startServer } from "@/e2e/support/server";
import { type World, worldFile } from "@/e2e/support/world";
import { startTestServer } from "./testing/test-server";

const admin = {
  email: "admin@example.com",
  password: "a password only tests use",
  apiKey: "an-api-key-that-only-tests-ever-see-0123456789",
};

type Undo = (() => Promise<void>)[];

/**
 * The world of the browser tests: a PostgreSQL, an SMTP server and Vocal itself, all real, with an
 * empty database and an empty mailbox. Returns what ends it all.
 */
export default async function prepareBrowserTests(): Promise<() => Promise<void>> {
  const undo: Undo = [];
  const end = async () => {
    for (const step of undo) await step();
  };
  try {
    const world = await makeWorld(undo);
    writeFileSync(worldFile, JSON.stringify(world));
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

async function makeWorld(undo: Undo): Promise<World> {
  const mailFolder = path.resolve(path.dirname(worldFile), "mail");
  rmSync(mailFolder, { recursive: true, force: true });
  mkdirSync(mailFolder, { recursive: true });
  const postgres = await startTestServer(".data/browser-tests");
  undo.unshift(postgres.stop);
  const mail = await startMailServer(mailFolder);
  undo.unshift(mail.stop);
  const database = await postgres.createDatabase("browser");
  const server = await startServer({
    DATABASE_URL: database,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    SMTP_URL: mail.url,
    MAIL_FROM: "Vocal <vocal@example.com>",
    VOCAL_ADMIN_EMAIL: admin.email,
    VOCAL_ADMIN_PASSWORD: admin.password,
    VOCAL_ADMIN_API_KEY: admin.apiKey,
  });
  undo.unshift(server.stop);
  return {
    url: server.url,
    database,
    databaseServer: postgres.url,
    mailFolder,
    smtpUrl: mail.url,
    admin,
  };
}
