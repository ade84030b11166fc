import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface Server {
  /** Its address, without a trailing slash. */
  url: string;
  /** All it has printed so far. */
  output: () => string;
  /** Asks it to end, and waits until it has. */
  stop: () => Promise<void>;
  /** Ends all its processes at once, as a power cut would. */
  kill: () => Promise<void>;
}

/** Runs Vocal as `npm start` does, on a free port, with this environment and nothing of ours. */
export async function startServer(settings: Record<string, string>): Promise<Server> {
  const port = settings.PORT ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...plainEnvironment(), APP_URL: url, PORT: port, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => {
      output += part;
    });
  }
  while (!(await isUp(url))) {
    if (child.exitCode !== null) throw new Error(`Vocal did not start:\n${output}`);
    await sleep(50);
  }
  const end = async (act: () => void) => {
    act();
    await ended;
  };
  return {
    url,
    output: () => output,
    stop: () => end(() => child.kill("SIGTERM")),
    kill: () => end(() => killTree(child)),
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
