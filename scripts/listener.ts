import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/ground/log";

export type Handle = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** Answers what no handler caught: a bug, which is logged. */
export function listener(handle: Handle) {
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      log.error("request.failed", error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  };
}
