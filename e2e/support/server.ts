import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** One of Vocal's processes. */
export interface Running {
  /** All it has printed so far. */
  output: () => string;
  /** Asks it to end, and waits until it has. */
  stop: () => Promise<void>;
  /** Ends all its processes at once, as a power cut would. */
  kill: () => Promise<void>;
}

export interface Server extends Running {
  /** Its address, without a trailing slash. */
  url: string;
}

/** Runs Vocal as `npm start` does, on a free port, with this environment and nothing of ours. */
export async function startServer(settings: Record<string, string>): Promise<Server> {
  const port = settings.PORT ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const run = start([], { APP_URL: url, PORT: port, ...settings });
  await run.until(() => isUp(url));
  return { url, ...run };
}

/** Runs a worker as `npm run worker` does. */
export async function startWorker(settings: Record<string, string>): Promise<Running> {
  const run = start(["--worker"], settings);
  await run.until(async () => run.output().includes("worker is running"));
  return run;
}

function start(args: string[], settings: Record<string, string>) {
  const child = spawn(process.execPath, ["scripts/start.mjs", ...args], {
    env: { ...plainEnvironment(), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => {
      output += part;
    });
  }
  const end = async (act: () => void) => {
    if (child.exitCode !== null) throw new Error(`Vocal had ended by itself:\n${output}`);
    act();
    await ended;
  };
  return {
    output: () => output,
    stop: () => end(() => child.kill("SIGTERM")),
    kill: () => end(() => killTree(child)),
    until: async (isThere: () => Promise<boolean>) => {
      while (!(await isThere())) {
        if (child.exitCode !== null) throw new Error(`Vocal did not start:\n${output}`);
        await sleep(50);
      }
    },
  };
}

function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NODE_ENV: "production" };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function isUp(url: string): Promise<boolean> {
  try {
    await fetch(url, { redirect: "manual" });
    return true;
  } catch {
    return false;
  }
}

function killTree(child: ChildProcess): void {
  const find = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(find)];
  for (const pid of child.pid ? find(child.pid) : []) process.kill(pid, "SIGKILL");
}

function childrenOf(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return list.split(" ").filter(Boolean).map(Number);
}
