import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, type Ask, formLimitBytes, tooLarge } from "@/lib/front-door/exchange";
import { Refusal } from "@/lib/ground/refusal";
import { type CarriedRequest, callerAt, headerIn } from "./carried-ask";

/** Who calls. */
export function callerOf({ socket, headers }: IncomingMessage): string {
  return callerAt(socket.remoteAddress, headers);
}

/** A Node request as the public doors read it; one object, as there are thousands a second. */
class NodeAsk implements Ask {
  readonly method: string;
  readonly path: string;
  readonly query: string;

  constructor(private readonly incoming: IncomingMessage) {
    const { method = "GET", url = "/" } = incoming;
    const mark = url.indexOf("?");
    this.method = method;
    this.path = mark < 0 ? url : url.slice(0, mark);
    this.query = mark < 0 ? "" : url.slice(mark);
  }

  header(name: string): string | undefined {
    return headerIn(this.incoming.headers, name);
  }

  caller(): string {
    return callerOf(this.incoming);
  }

  body(): Promise<Buffer> {
    return bytesOf(this.incoming);
  }
}

export function askOf(incoming: IncomingMessage): Ask {
  return new NodeAsk(incoming);
}

/** A request whose body was read, as it goes to a thread. */
export function carriedFrom(
  { headers, socket }: IncomingMessage,
  { method, path, query }: Ask,
  body: Buffer,
): CarriedRequest {
  const peer = socket.remoteAddress;
  return { method, path, query, headers, peer, body: body.toString("latin1") };
}

/**
 * The body, as far as a form may be long. The rest of a longer one is let run through: a client hears
 * its answer only after it could finish speaking, and a silent socket would never close.
 */
function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length <= formLimitBytes) chunks.push(chunk);
      else refuse();
    };
    const refuse = () => {
      incoming.off("data", take).resume();
      reject(tooLarge());
    };
    incoming.on("error", () => reject(new Refusal("malformed", "The form ended too early.")));
    if (Number(incoming.headers["content-length"] ?? 0) > formLimitBytes) return refuse();
    incoming.on("data", take).on("end", () => resolve(Buffer.concat(chunks)));
  });
}

/** Sends an answer; a body that nobody read is let run through. */
export function sendAnswer(
  { status, headers, body }: Answer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  if (!incoming.complete) incoming.resume();
  outgoing.writeHead(status, headers).end(body);
}
