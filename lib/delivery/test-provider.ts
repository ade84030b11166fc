import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll } from "vitest";

export interface ProviderCall {
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface TestProvider {
  url: () => string;
  /** Everything that was posted since the test began. */
  calls: ProviderCall[];
  /** What it does with a call instead of accepting it. */
  answer: { with?: ((call: ProviderCall, response: ServerResponse) => void) | undefined };
}

/** A provider on the one loopback address that tests may post to, for the tests of one file. */
export function startTestProvider(): TestProvider {
  let url = "";
  const provider: TestProvider = { url: () => url, calls: [], answer: {} };
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    const call = { path: incoming.url ?? "", headers: incoming.headers, body };
    provider.calls.push(call);
    if (provider.answer.with) return provider.answer.with(call, response);
    response.setHeader("content-type", "application/json");
    const id = `id-${provider.calls.length}`;
    response.end(JSON.stringify({ sid: id, id, messages: [{ id }] }));
  });
  beforeAll(async () => {
    server.listen(0, "127.0.0.2");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    url = `http://127.0.0.2:${address.port}`;
  });
  afterEach(() => {
    provider.calls.length = 0;
    provider.answer = {};
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return provider;
}

/** Answers with a status, and headers where they matter; tests only. */
export function replies(status: number, headers: Record<string, string> = {}, body = "") {
  return (_call: ProviderCall, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };
}
