import http from "node:http";
import https from "node:https";
import { publicAddressOf } from "@/lib/ground/public-address";

/** A POST to a system that somebody configured. */
export interface OutgoingRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface OutgoingReply {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** The first 64 KB. */
  body: string;
}

/** It failed on the way; `begun` says whether the other side can have got it all the same. */
export class RequestFailed extends Error {
  constructor(
    message: string,
    readonly begun: boolean,
  ) {
    super(message);
  }
}

const patienceMilliseconds = 20_000;
const mostBytes = 65_536;

/**
 * Posts to an address that a person typed in: never into the own network, never along a redirect,
 * never for ever.
 *
 * @throws RequestFailed, PrivateAddress
 */
export async function postOutside(
  request: OutgoingRequest,
  patience = patienceMilliseconds,
): Promise<OutgoingReply> {
  const url = new URL(request.url);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new RangeError("Only http and https lead outside.");
  }
  const address = await addressOf(url.hostname);
  return send(url, address, request, patience);
}

async function addressOf(host: string): Promise<string> {
  try {
    return await publicAddressOf(host);
  } catch (error) {
    const isUnknown = error instanceof Error && "syscall" in error;
    if (isUnknown) throw new RequestFailed(`${host} cannot be found.`, false);
    throw error;
  }
}

function send(
  url: URL,
  address: string,
  { headers, body }: OutgoingRequest,
  patience: number,
): Promise<OutgoingReply> {
  const { request } = url.protocol === "https:" ? https : http;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve, reject) => {
    let begun = false;
    const options = {
      method: "POST",
      host: address,
      port: url.port || undefined,
      path: url.pathname + url.search,
      servername: host,
      headers: { ...headers, host: url.host, "content-length": Buffer.byteLength(body) },
      signal: AbortSignal.timeout(patience),
      agent: false,
    } as const;
    const outgoing = request(options, (incoming) => {
      readReply(incoming).then(resolve, fail);
    });
    const fail = (error: Error) => {
      const late = error.name === "AbortError" || error.name === "TimeoutError";
      const words = late ? `No answer within ${patience / 1000} s.` : error.message;
      reject(new RequestFailed(words, begun));
    };
    outgoing.on("error", fail);
    // Only once a connection stands can any of it have arrived.
    outgoing.on("socket", (socket) => {
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
        begun = true;
      });
    });
    outgoing.end(body);
  });
}

async function readReply(incoming: http.IncomingMessage): Promise<OutgoingReply> {
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (read < mostBytes) chunks.push(chunk.subarray(0, mostBytes - read));
    read += chunk.length;
    if (read > mostBytes) break;
  }
  const { statusCode = 0, headers } = incoming;
  return { status: statusCode, headers, body: Buffer.concat(chunks).toString("utf8") };
}
