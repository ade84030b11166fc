import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { expect, test } from "vitest";

const secret = "a secret that only tests ever see";

/** What a start says and how it ends, with this environment and nothing of ours. */
function start(args: string[], settings: Record<string, string>): { says: string; exit: number } {
  // biome-ignore lint/style/noProcessEnv: programs need to be found
  const { PATH, HOME } = process.env;
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    env: { PATH, HOME, NODE_ENV: "production", ...settings },
    encoding: "utf8",
  });
  return { says: `${stdout}${stderr}`.trim(), exit: status ?? -1 };
}

const npmStart = ["scripts/start.mjs"];
const migrate = ["--import", "tsx", "scripts/migrate.ts"];

test("a taken port stops the start with one line, before anything is prepared", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(Number(Object(server.address()).port)));
  });
  const { says, exit } = start(npmStart, { PORT: String(port) });
  server.close();
  expect(says).toBe(`Port ${port} on 127.0.0.1 is taken. Choose another: PORT=${port + 1}.`);
  expect(exit).toBe(1);
});

test("a port that is none stops the start with one line", () => {
  const { says, exit } = start(npmStart, { PORT: "eighty" });
  expect(says).toBe("PORT must be a number from 1 to 65535, not eighty.");
  expect(exit).toBe(1);
});

test("a database of the user's needs a secret of the user's", () => {
  const { says, exit } = start(npmStart, { DATABASE_URL: "postgres://vocal@localhost/vocal" });
  expect(says).toMatch(/^AUTH_SECRET is needed when DATABASE_URL is set: .*$/);
  expect(exit).toBe(1);
});

test("an unknown option stops the start with one line", () => {
  const { says, exit } = start([...npmStart, "--strat"], {});
  expect(says).toMatch(/^Unknown option --strat: .*$/);
  expect(exit).toBe(1);
});

test("wrong values of the configuration are named in one line", () => {
  const settings = { DATABASE_URL: "mysql://somewhere", AUTH_SECRET: "short" };
  const { says, exit } = start(migrate, settings);
  expect(says).toMatch(/^Configuration: DATABASE_URL .*; AUTH_SECRET .*$/);
  expect(exit).toBe(1);
});

test("a database server that is not there is named in one line", () => {
  const settings = { DATABASE_URL: "postgres://vocal@127.0.0.1:1/vocal", AUTH_SECRET: secret };
  const { says, exit } = start(migrate, settings);
  expect(says).toMatch(/^DATABASE_URL: .*ECONNREFUSED.*$/);
  expect(exit).toBe(1);
});
