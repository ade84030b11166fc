import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** A mail as it goes over the wire: what the bare sender sends. */
export interface BareMail {
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  textEncoding: "quoted-printable";
  headers: Record<string, string>;
  list: { unsubscribe: { url: string } };
}

/** What a sender is told to do; it answers with `Done`. */
export type Task = { server: string } & (
  | { as: "vocal"; organizationId: string; atMost: number }
  | { as: "bare"; mail: BareMail; times: number }
);

export interface Done {
  sent: number;
  /** Resident memory, in bytes. */
  memory: number;
}

export interface Part<Said> {
  process: ChildProcess;
  /** What it said when it was ready. */
  said: Said;
}

/** Starts a file of this folder in a process of its own, and waits until it is ready. */
export async function startPart<Said>(
  file: "mail-sink-server.ts" | "sender-server.ts",
): Promise<Part<Said>> {
  const child = fork(path.join(import.meta.dirname, file));
  return { process: child, said: await heard(child) };
}

/** The next thing a part says. @throws Error when it ends instead */
async function heard(child: ChildProcess) {
  const heardOne = new AbortController();
  const { signal } = heardOne;
  const ended = once(child, "exit", { signal }).then(() => {
    throw new Error(`${child.spawnargs.at(-1)} ended`);
  });
  try {
    const [said] = await Promise.race([once(child, "message", { signal }), ended]);
    return said;
  } finally {
    // Nobody listens any more to what did not happen.
    heardOne.abort();
  }
}

/** Gives a sender its task and waits until it is done. */
export async function perform({ process: child }: Part<unknown>, task: Task): Promise<Done> {
  child.send(task);
  return heard(child);
}

/** Ends a part and waits until it is gone. */
export async function endPart({ process: child }: Part<unknown>): Promise<void> {
  child.disconnect();
  await once(child, "exit");
}
