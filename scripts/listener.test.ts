import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { type Handle, listener } from "./listener";

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

test("a bug is ours, also when it is an error of types", async () => {
  const handle: Handle = async () => {
    throw new TypeError("x is not a function");
  };
  server = createServer(listener(handle)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  expect((await text(socket)).split("\r\n")[0]).toBe("HTTP/1.1 500 Internal Server Error");
});
