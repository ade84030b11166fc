import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/ground/log";
import { UnknownToTheWeb } from "./web-request";

export type Handle = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** Answers what no handler caught: a request the web does not know, or a bug, which is logged. */
export function listener(handle: Handle) {
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      const theirs = error instanceof UnknownToTheWeb && !outgoing.headersSent;
      if (!theirs) log.error("request.failed", error);
      if (!outgoing.headersSent) outgoing.writeHead(theirs ? 400 : 500);
      outgoing.end();
    });
  };
}
