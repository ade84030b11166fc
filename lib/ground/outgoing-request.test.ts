import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import net from "node:net";
import { afterEach, expect, test } from "vitest";
import { postOutside, RequestFailed } from "@/lib/ground/outgoing-request";
import { PrivateAddress } from "@/lib/ground/public-address";

const open: (Server | net.Server)[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listening(server: Server | net.Server, host = "127.0.0.2"): Promise<string> {
  open.push(server);
  server.listen(0, host).unref();
  await once(server, "listening");
  const address = server.address();
  return `http://${host}:${typeof address === "object" ? address?.port : ""}`;
}

const answering = (listener: RequestListener, host?: string) =>
  listening(createServer(listener), host);
const asked = (url: string) => ({ url, headers: { "x-one": "1" }, body: "Grüße" });

test("what is posted arrives, and the reply comes back", async () => {
  const url = await answering((incoming, response) => {
    response.setHeader("x-host", incoming.headers.host ?? "");
    incoming.pipe(response);
  });
  const reply = await postOutside(asked(url));
  expect(reply).toMatchObject({ status: 200, body: "Grüße" });
  expect(url).toContain(String(reply.headers["x-host"]));
});

test("nothing is posted into the own network, whatever name leads there", async () => {
  let calls = 0;
  const url = await answering((_, response) => {
    calls += 1;
    response.end();
  }, "127.0.0.1");
  await expect(postOutside(asked(url))).rejects.toThrow(PrivateAddress);
  const named = url.replace("127.0.0.1", "localhost");
  await expect(postOutside(asked(named))).rejects.toThrow(PrivateAddress);
  await expect(postOutside(asked(url.replace("http:", "ftp:")))).rejects.toThrow(RangeError);
  expect(calls).toBe(0);
});

test("a redirect is an answer and no way", async () => {
  const url = await answering((_, response) => {
    response.writeHead(307, { location: "http://127.0.0.1/" }).end();
  });
  expect((await postOutside(asked(url))).status).toBe(307);
});

test("who does not answer is not waited for for ever, and may have got it", async () => {
  const url = await answering(() => {});
  await expect(postOutside(asked(url), 100)).rejects.toMatchObject({ begun: true });
});

test("who is not there has got nothing", async () => {
  const refused = postOutside(asked("http://127.0.0.2:1"));
  await expect(refused).rejects.toBeInstanceOf(RequestFailed);
  await expect(refused).rejects.toMatchObject({ begun: false });
});

test("who hangs up may have got it", async () => {
  const url = await listening(
    net.createServer((socket) => socket.once("data", () => socket.end())),
  );
  await expect(postOutside(asked(url))).rejects.toMatchObject({ begun: true });
});

test("of a reply without end the beginning is read", async () => {
  const url = await answering((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(10_000)));
    };
    response.on("drain", more).on("error", () => {});
    more();
  });
  expect((await postOutside(asked(url))).body).toHaveLength(65_536);
});
