import type { Database } from "@/lib/db/client";
import { Refusal } from "@/lib/ground/refusal";

export interface DoorDependencies {
  database: Database;
  /** What links are signed with. */
  secret: string;
  now?: () => Date;
  /** Is given what the answer does not wait for; it never fails. */
  beside?: (work: Promise<void>) => void;
}

/**
 * What a door needs to know of a request. Neither Node's nor the web's own: making a web Request and
 * a Response costs as much as all the rest of a visit. What it can be asked is called on it, never taken
 * out of it.
 */
export interface Ask {
  readonly method: string;
  readonly path: string;
  /** From the question mark on; empty without one. */
  readonly query: string;
  header(name: string): string | undefined;
  /** Who calls, for throttling. */
  caller(): string;
  /** The body, counted as it arrives. @throws Refusal "too-large" */
  body(): Promise<Buffer>;
}

/** What a door answers. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer | undefined;
}

/** A form of a few sentences; more is nothing a survey can take. */
export const formLimitBytes = 64_000;

export function tooLarge(): Refusal {
  return new Refusal("too-large", "This is more text than a survey can take.");
}

/** A web request, as the pages' own server has it. */
export function askOf(request: Request): Ask {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search,
    header: (name) => request.headers.get(name) ?? undefined,
    // Written by our own server, whatever the caller wrote there.
    caller: () => request.headers.get("x-vocal-address") ?? "unknown",
    body: () => bytesOf(request),
  };
}

/** For an answer that goes out through the pages' own server, which compresses what it sends itself. */
export function uncompressed(ask: Ask): Ask {
  return {
    method: ask.method,
    path: ask.path,
    query: ask.query,
    header: (name) => (name === "accept-encoding" ? undefined : ask.header(name)),
    caller: () => ask.caller(),
    body: () => ask.body(),
  };
}

async function bytesOf(request: Request): Promise<Buffer> {
  // Counted as it arrives as well: the length announced may be a lie.
  if (Number(request.headers.get("content-length") ?? 0) > formLimitBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > formLimitBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** The answer as a web response. */
export function responseOf({ status, headers, body }: Answer): Response {
  return new Response(body ? new Uint8Array(body) : null, { status, headers });
}
