import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { sendResponse, UnknownToTheWeb, webRequest } from "./web-request";

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** A server that answers as told; returns its address. */
async function serving(answer: (request: Request) => Promise<Response>): Promise<string> {
  server = createServer(async (incoming, outgoing) => {
    await sendResponse(await answer(webRequest(incoming, "https://voice.example")), outgoing);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("method, address, headers and body arrive, the address at the server's own origin", async () => {
  const url = await serving(async (request) => {
    const { method, headers } = request;
    const body = await request.text();
    return Response.json({ method, url: request.url, kind: headers.get("x-kind"), body });
  });
  const answer = await fetch(`${url}/s/a?score=9`, {
    method: "POST",
    body: "Grüße",
    headers: { "x-kind": "a" },
  });
  expect(await answer.json()).toEqual({
    method: "POST",
    url: "https://voice.example/s/a?score=9",
    kind: "a",
    body: "Grüße",
  });
});

test("status, headers and body go back, also several cookies", async () => {
  const url = await serving(async () => {
    const headers = new Headers({ "x-kind": "b" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    return new Response("gone", { status: 410, headers });
  });
  const answer = await fetch(url);
  expect([answer.status, await answer.text()]).toEqual([410, "gone"]);
  expect(answer.headers.get("x-kind")).toBe("b");
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

const long = "x".repeat(5_000_000);

test("a long body that nobody reads holds up neither the answer nor the end of the server", async () => {
  const url = await serving(async () => new Response(null, { status: 404 }));
  expect((await fetch(url, { method: "POST", body: long })).status).toBe(404);
});

test("a long body that is read in part only gets its answer too", async () => {
  const url = await serving(async (request) => {
    const reader = request.body?.getReader();
    const part = await reader?.read();
    await reader?.cancel();
    return new Response(null, { status: part?.done ? 200 : 413 });
  });
  expect((await fetch(url, { method: "POST", body: long })).status).toBe(413);
});

test("what the web does not know is refused with an error of the request's", async () => {
  let thrown: unknown;
  server = createServer((incoming, outgoing) => {
    try {
      webRequest(incoming, "https://voice.example");
    } catch (error) {
      thrown = error;
    }
    outgoing.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.end("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  socket.resume();
  await once(socket, "close");
  expect(thrown).toBeInstanceOf(UnknownToTheWeb);
});
