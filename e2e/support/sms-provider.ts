import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** What a provider does beside accepting a message and saying so. */
const manners = ["late", "twice", "busy", "broken", "silent", "hanging"] as const;
type Manner = (typeof manners)[number];

export interface SmsProvider {
  url: string;
  /** What it has taken, in order. */
  accepted: { to: string; text: string }[];
  /** How often it has behaved how. */
  behaved: Record<Manner, number>;
  /** Where it tells what became of a message. */
  reportsTo: string;
  /** From now on it accepts every message at once. */
  mend: () => void;
  stop: () => Promise<void>;
}

export const authToken = "a token that only tests ever see";

/** Of so many messages it treats one in each of its manners; never three bad ones in a row. */
const period = 36;

function mannerOf(call: number): Manner | undefined {
  if (call === period / 3) return "hanging"; // Once: the sender waits for it as long as it waits for any.
  return call % 6 === 5 ? manners[Math.floor((call % period) / 6) % 5] : undefined;
}

/**
 * A provider that speaks as Twilio does, but badly: it answers late, reports a delivery twice, has no
 * time, breaks, hangs up without a word, and once does not answer at all.
 */
export async function startSmsProvider(): Promise<SmsProvider> {
  const provider: Omit<SmsProvider, "url" | "mend" | "stop"> = {
    accepted: [],
    behaved: { late: 0, twice: 0, busy: 0, broken: 0, silent: 0, hanging: 0 },
    reportsTo: "",
  };
  let calls = 0;
  let mended = false;
  const next = () => (mended ? undefined : mannerOf(calls++));
  const server = createServer(async (incoming, response) => {
    const body = await text(incoming).catch(() => undefined);
    if (body === undefined) return; // Its sender was killed in the middle.
    const manner = next();
    if (manner) provider.behaved[manner] += 1;
    if (!manner || !refuse(manner, response)) await accept(provider, body, response, manner);
  });
  server.listen(0, "127.0.0.2");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return Object.assign(provider, {
    url: `http://127.0.0.2:${port}`,
    mend: () => {
      mended = true;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}

async function accept(
  provider: Pick<SmsProvider, "accepted" | "reportsTo">,
  body: string,
  response: ServerResponse,
  manner: Manner | undefined,
): Promise<void> {
  const { To: to = "", Body = "" } = Object.fromEntries(new URLSearchParams(body));
  const sid = `SM${provider.accepted.push({ to, text: Body })}`;
  if (manner === "late") await sleep(1500);
  response.writeHead(201, { "content-type": "application/json" });
  response.end(JSON.stringify({ sid }));
  if (manner === "twice") await reportTwice(provider.reportsTo, { sid, to });
}

/** Whether it does not take the message. */
function refuse(manner: Manner, response: ServerResponse): boolean {
  if (manner === "busy") response.writeHead(429, { "retry-after": "1" }).end();
  if (manner === "broken") response.writeHead(500).end("Something went wrong.");
  if (manner === "silent") response.destroy();
  return ["busy", "broken", "silent", "hanging"].includes(manner);
}

async function reportTwice(url: string, { sid, to }: { sid: string; to: string }) {
  const fields = { MessageSid: sid, MessageStatus: "delivered", To: to };
  const said = Object.entries(fields).flat().join("");
  const signature = createHmac("sha1", authToken).update(`${url}${said}`).digest("base64");
  const headers = { "x-twilio-signature": signature };
  for (let time = 0; time < 2; time++) {
    const body = new URLSearchParams(fields);
    // The one it reports to may have been killed just now.
    await fetch(url, { method: "POST", headers, body }).catch(() => undefined);
  }
}
