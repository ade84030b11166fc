import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** What the bare server has to know: what to send, and whose rows to write. */
export interface BareTask {
  page: string;
  pageHeaders: Record<string, string>;
  redirectHeaders: Record<string, string>;
  organizationId: string;
}

/** In the server's process: listens at a free port and tells the parent which. */
export function tellPort(server: Server): void {
  server.listen(0, "127.0.0.1", () => {
    process.send?.((server.address() as AddressInfo).port);
  });
  process.once("disconnect", () => process.exit(0));
}

/** Starts a server of this folder in a process of its own. */
export async function startServer(
  file: "door-server.ts" | "bare-server.ts",
  task?: BareTask,
): Promise<{ port: number; process: ChildProcess }> {
  const child = fork(path.join(import.meta.dirname, file));
  if (task) child.send(task);
  const [port] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => {
      throw new Error(`${file} did not start`);
    }),
  ]);
  return { port, process: child };
}
