import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "@/lib/db/client";
import { readPidFile, serverProcesses } from "./postgres/processes.mjs";
import { startPostgres } from "./postgres.mjs";

let root = "";
let dataDir = "";
const cluster = () => path.join(dataDir, "cluster");

beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "vocal-launcher-")));
  fs.chmodSync(root, 0o755); // Root's PostgreSQL runs as another account, which has to get here.
  dataDir = path.join(root, "postgres");
});

afterAll(() => {
  for (const pid of serverProcesses(cluster())) process.kill(pid, "SIGKILL");
  fs.rmSync(root, { recursive: true, force: true });
});

/** Another process that starts or joins the server and holds on to it. */
async function starter(): Promise<{ started: boolean; kill: () => Promise<void> }> {
  const script = `
    import { startPostgres } from "./scripts/postgres.mjs";
    const { started } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
    console.log(started);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(child.stdout), "line");
  const kill = async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { started: line === "true", kill };
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const sql = connect(url, 1);
  return await sql.unsafe(statement).finally(() => sql.end());
}

test("a row committed before every server process is killed is there after the next start", async () => {
  const first = await startPostgres({ dataDir });
  await query(first.url, "create table kept (n int)");
  await query(first.url, "insert into kept values (1), (2)");
  for (const pid of serverProcesses(cluster())) process.kill(pid, "SIGKILL");
  const second = await startPostgres({ dataDir });
  expect(second.started).toBe(true);
  expect(await query(second.url, "select n from kept order by n")).toEqual([{ n: 1 }, { n: 2 }]);
  await Promise.all([first.stop(), second.stop()]);
});

test("the server ends in order when its last user stops", async () => {
  const server = await startPostgres({ dataDir });
  await server.stop();
  expect(serverProcesses(cluster())).toEqual([]);
  expect(readPidFile(cluster())).toBeUndefined();
});

test("process ids that now belong to other programs do not keep the server down", async () => {
  const pidFile = path.join(cluster(), "postmaster.pid");
  fs.writeFileSync(pidFile, `${process.pid}\n${cluster()}\n0\n5432\n\n\n0 0\nready\n`);
  fs.writeFileSync(path.join(dataDir, "socket/.s.PGSQL.5432.lock"), `${process.pid}\n`);
  fs.writeFileSync(path.join(dataDir, "claims", `${process.pid}-1-00000000+00000000`), "");
  const server = await startPostgres({ dataDir });
  expect(await query(server.url, "select count(*)::int as n from kept")).toEqual([{ n: 2 }]);
  await server.stop();
  expect(serverProcesses(cluster())).toEqual([]);
});

test("of three starters at once one starts the server and all use it", async () => {
  const starters = await Promise.all([starter(), starter(), starter()]);
  expect(starters.filter(({ started }) => started)).toHaveLength(1);
  expect(serverProcesses(cluster()).length).toBeGreaterThan(0);
  await Promise.all(starters.map(({ kill }) => kill()));
});

test("a server whose starters were all killed is taken over, and ended in the end", async () => {
  const orphan = readPidFile(cluster())?.pid;
  expect(serverProcesses(cluster())).toContain(orphan);
  const server = await startPostgres({ dataDir });
  expect(server.started).toBe(false);
  expect(readPidFile(cluster())?.pid).toBe(orphan);
  await server.stop();
  expect(serverProcesses(cluster())).toEqual([]);
});

test("a user who stops leaves the server to the others", async () => {
  const other = await starter();
  const server = await startPostgres({ dataDir });
  await server.stop();
  expect(serverProcesses(cluster()).length).toBeGreaterThan(0);
  await other.kill();
  await (await startPostgres({ dataDir })).stop();
});

test("a starter killed at any moment does not keep the next one from starting", async () => {
  for (const wait of [20, 60, 100, 140, 180]) {
    const script = `
      import { startPostgres } from "./scripts/postgres.mjs";
      await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
    setTimeout(() => child.kill("SIGKILL"), wait);
    await once(child, "exit");
    const server = await startPostgres({ dataDir });
    expect(await query(server.url, "select count(*)::int as n from kept")).toEqual([{ n: 2 }]);
    await server.stop();
  }
});

test("the encoding is UTF-8 and text sorts alike on every machine", async () => {
  const server = await startPostgres({ dataDir });
  const [row] = await query(
    server.url,
    "select current_setting('server_encoding') as encoding, datlocale as locale from pg_database where datname = 'vocal'",
  );
  expect(row).toEqual({ encoding: "UTF8", locale: "C.UTF-8" });
  await server.stop();
});
