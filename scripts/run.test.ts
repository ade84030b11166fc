import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface, type Interface } from "node:readline";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(path.join(os.tmpdir(), "vocal-run-"));
const program = path.join(folder, "program.ts");
writeFileSync(
  program,
  `process.on("SIGTERM", () => {
     console.log("ended in order");
     setTimeout(() => process.exit(0), 200);
   });
   setInterval(() => {}, 1000);
   console.log("running");`,
);
afterAll(() => rmSync(folder, { recursive: true }));

/** Another process that runs the program as `npm start` runs the server. */
async function startRunner(): Promise<{ runner: ChildProcess; lines: Interface }> {
  const script = `
    import { runProgram, stopOnSignals } from "./scripts/run.mjs";
    stopOnSignals();
    await runProgram(${JSON.stringify(program)}, { env: process.env }).catch((error) => {
      console.log(error.constructor.name);
    });`;
  const runner = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface(runner.stdout);
  expect(await once(lines, "line")).toEqual(["running"]);
  return { runner, lines };
}

test("whoever is asked to stop, twice at once, asks its program once and waits for it", async () => {
  const { runner, lines } = await startRunner();
  const said: string[] = [];
  lines.on("line", (line) => said.push(line));
  runner.kill("SIGINT");
  runner.kill("SIGTERM");
  await once(runner, "close");
  expect(said).toEqual(["ended in order", "Stopped"]);
});

test("a program whose starter is killed ends in order by itself", async () => {
  const { runner, lines } = await startRunner();
  runner.kill("SIGKILL");
  expect(await once(lines, "line")).toEqual(["ended in order"]);
});
