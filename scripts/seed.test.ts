import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

/** `npm run seed` without its preparations: what it printed, and how it ended. */
async function seed(...options: string[]): Promise<{ code: number; text: string }> {
  const secrets = { DATABASE_URL: db.ownerUrl(), AUTH_SECRET: inject("secret") };
  const env = { ...secrets, NODE_ENV: "test" } as const;
  const program = ["--import", "tsx", "scripts/seed.ts", ...options];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, program, { env });
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, text: stderr };
  }
}

test("an empty database is filled, counted and opened with a link; a full one is left alone", async () => {
  const filled = await seed("--customers", "12");
  expect(filled).toMatchObject({ code: 0 });
  expect(filled.text).toMatch(/12 customers\n.*100 interactions\n/);
  expect(filled.text).toMatch(/Sign in, once: http/);
  const again = await seed("--customers", "12");
  expect(again.code).toBe(1);
  expect(again.text.trim()).toBe(
    "This organisation already holds data. A demo is replaced by --replace.",
  );
});

test("a wrong option is answered in one line", async () => {
  const { code, text } = await seed("--customers", "many");
  expect(code).toBe(1);
  expect(text).toBe("--customers takes a whole number from 1 to 1000000, not many.\n");
});
