import type { IncomingHttpHeaders } from "node:http";
import { clientAddress } from "@/lib/access/client-address";
import type { Answer, Ask } from "@/lib/front-door/exchange";

/** A request that was read to its end, as plain data that can be carried to a thread. */
export interface CarriedRequest {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  peer: string | undefined;
  /** Its bytes one by one; short text is carried for less than short buffers are. */
  body: string;
}

/** The same as it is asked of a thread. */
export interface Asked {
  id: number;
  request: CarriedRequest;
}

/** What was answered to it; nothing where that failed, for whoever asked to try. */
export interface Told {
  id: number;
  answer?: Pick<Answer, "status" | "headers"> & { body: Uint8Array | undefined };
}

/** A header that stands once. */
export function headerIn(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}

/** Who calls, whatever the caller itself wrote into the header that is throttled by. */
export function callerAt(peer: string | undefined, headers: IncomingHttpHeaders): string {
  return clientAddress(peer, headers["x-forwarded-for"]?.toString());
}

/** A carried request as the doors read it. */
export class CarriedAsk implements Ask {
  readonly method: string;
  readonly path: string;
  readonly query: string;

  constructor(private readonly carried: CarriedRequest) {
    this.method = carried.method;
    this.path = carried.path;
    this.query = carried.query;
  }

  header(name: string): string | undefined {
    return headerIn(this.carried.headers, name);
  }

  caller(): string {
    return callerAt(this.carried.peer, this.carried.headers);
  }

  async body(): Promise<Buffer> {
    return Buffer.from(this.carried.body, "latin1");
  }
}
