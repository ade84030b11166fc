import type { IncomingMessage, ServerResponse } from "node:http";

/** A method, header or address that the web does not know: the caller's mistake, and no bug. */
export class UnknownToTheWeb extends TypeError {}

/**
 * A Node request as the web has it. The address is the server's own, whatever Host a client sends.
 *
 * @throws UnknownToTheWeb for methods and headers that the web does not know
 */
export function webRequest(incoming: IncomingMessage, origin: string): Request {
  try {
    return requestOf(incoming, origin);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UnknownToTheWeb(error.message, { cause: error });
  }
}

function requestOf(incoming: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? "", incoming.rawHeaders[i + 1] ?? "");
  }
  const { method = "GET", url = "/" } = incoming;
  const address = `${origin}${url}`;
  if (method === "GET" || method === "HEAD") return new Request(address, { method, headers });
  const streamed = { method, headers, body: bodyOf(incoming), duplex: "half" };
  return new Request(address, streamed);
}

/**
 * The body, read only as far as somebody reads it. What nobody wants is let run through: a client
 * hears its answer only after it could finish speaking, and a silent socket would never close.
 */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let parts: AsyncIterator<Uint8Array> | undefined;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    parts ??= incoming.iterator({ destroyOnReturn: false });
    const { done, value } = await parts.next();
    if (done) controller.close();
    else controller.enqueue(value);
  };
  const cancel = async () => {
    await parts?.return?.();
    incoming.resume();
  };
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

/** Sends a web response of a size that fits in memory, as public pages are. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  outgoing.writeHead(response.status).end(body);
}
