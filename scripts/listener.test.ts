import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { type Handle, listener } from "./listener";
import { webRequest } from "./web-request";

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** The first line that a server with this handler answers to a request with this method. */
async function answerTo(method: string, handle: Handle): Promise<string | undefined> {
  server = createServer(listener(handle)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write(`${method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  return (await text(socket)).split("\r\n")[0];
}

test("a request the web does not know is the caller's mistake", async () => {
  const handle: Handle = async (incoming) => {
    webRequest(incoming, "https://voice.example");
  };
  expect(await answerTo("TRACE", handle)).toBe("HTTP/1.1 400 Bad Request");
});

test("a bug is ours, also when it is an error of types", async () => {
  const handle: Handle = async () => {
    throw new TypeError("x is not a function");
  };
  expect(await answerTo("GET", handle)).toBe("HTTP/1.1 500 Internal Server Error");
});
