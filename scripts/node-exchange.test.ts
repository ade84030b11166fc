import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Answer, Ask } from "@/lib/front-door/exchange";
import { ownLanguageFor } from "@/lib/front-door/page-language";
import { isRefusal } from "@/lib/ground/refusal";
import { askOf, sendAnswer } from "./node-exchange";

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

const said = (text: string, status = 200): Answer => ({
  status,
  headers: { "content-type": "text/plain", "x-kind": "b" },
  body: Buffer.from(text),
});

/** A server that answers as told; returns its port. */
async function serving(answer: (ask: Ask) => Promise<Answer>): Promise<number> {
  server = createServer(async (incoming, outgoing) => {
    sendAnswer(await answer(askOf(incoming)), incoming, outgoing);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

test("method, path, query, headers and body arrive", async () => {
  const port = await serving(async (ask) => {
    const { method, path, query } = ask;
    return said(
      JSON.stringify([method, path, query, ask.header("x-kind"), String(await ask.body())]),
    );
  });
  const url = `http://127.0.0.1:${port}`;
  const init = { method: "POST", body: "Grüße", headers: { "x-kind": "a" } };
  const answer = await fetch(`${url}/s/a?score=9?`, init);
  expect(await answer.json()).toEqual(["POST", "/s/a", "?score=9?", "a", "Grüße"]);
  expect(await (await fetch(`${url}/s/`)).json()).toEqual(["GET", "/s/", "", null, ""]);
});

test("a page finds the language that a browser asks for", async () => {
  const port = await serving(async (ask) => said(ownLanguageFor(ask)));
  const headers = { "accept-language": "de" };
  expect(await (await fetch(`http://127.0.0.1:${port}`, { headers })).text()).toBe("de");
});

test("status, headers and body go back", async () => {
  const port = await serving(async () => said("gone", 410));
  const answer = await fetch(`http://127.0.0.1:${port}`);
  expect([answer.status, await answer.text()]).toEqual([410, "gone"]);
  expect(answer.headers.get("x-kind")).toBe("b");
});

const long = "x".repeat(5_000_000);
const codeOf = (error: unknown) => (isRefusal(error) ? error.code : String(error));

test("a long body that nobody reads holds up neither the answer nor the end of the server", async () => {
  const port = await serving(async () => said("no", 404));
  const answer = await fetch(`http://127.0.0.1:${port}`, { method: "POST", body: long });
  expect(answer.status).toBe(404);
});

test("a long body is refused, announced or not", async () => {
  const port = await serving(async (ask) => said(await ask.body().then(String, codeOf), 413));
  const pieces = new Blob([long]).stream();
  for (const body of [long, pieces]) {
    const init = { method: "POST", body, duplex: "half" } as RequestInit;
    expect(await (await fetch(`http://127.0.0.1:${port}`, init)).text()).toBe("too-large");
  }
});

test("a body that breaks off is refused, and nothing waits for its end", async () => {
  let heard: (code: string) => void;
  const told = new Promise<string>((resolve) => {
    heard = resolve;
  });
  const port = await serving(async (ask) => {
    await ask.body().catch((error) => heard(codeOf(error)));
    return said("");
  });
  const socket = connect(port, "127.0.0.1");
  socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nnps=9", () =>
    socket.destroy(),
  );
  expect(await told).toBe("malformed");
});
