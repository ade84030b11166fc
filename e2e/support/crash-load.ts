import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { simpleParser } from "mailparser";
import { apiOf } from "./api";

/** What the load was told is safe. */
export interface Promised {
  /** External ids of interactions answered with success. */
  interactions: Set<string>;
  /** Addresses of customers who were thanked. */
  answers: Set<string>;
}

/** What reached somebody. */
interface Arrived {
  to: string;
  text: string;
}

export interface Load {
  promised: Promised;
  /** Messages received so far by address or number. */
  messages: Map<string, number>;
  /** No more interactions; messages are still answered. */
  stopSending: () => Promise<void>;
  /** Reads and answers the messages that are there, then ends. */
  stop: () => Promise<void>;
}

interface Target {
  url: string;
  apiKey: string;
  mailFolder: string;
  /** Short messages, in the order in which they came. */
  texts: readonly Arrived[];
  run: string;
}

const perBatch = 10;
const openBatches = 40; // A sender of this kind does not pile up without end either.
const batchEveryMs = 100; // 10 every 100 ms: 100 interactions a second

/** Sends interactions and answers messages until told to stop, whatever the servers do. */
export function startLoad(target: Target): Load {
  const promised: Promised = { interactions: new Set(), answers: new Set() };
  const messages = new Map<string, number>();
  const sending = { on: true };
  const answering = { on: true };
  const sent = sendInteractions(target, promised, sending);
  const answered = answerMessages(target, promised, messages, answering);
  return {
    promised,
    messages,
    stopSending: () => {
      sending.on = false;
      return sent;
    },
    stop: () => {
      answering.on = false;
      return answered;
    },
  };
}

async function sendInteractions(target: Target, promised: Promised, going: { on: boolean }) {
  const open = new Set<Promise<void>>();
  for (let batch = 0; going.on; batch += 1) {
    const sent = sendBatch(target, promised, batch).finally(() => open.delete(sent));
    open.add(sent);
    await sleep(batchEveryMs);
    if (open.size >= openBatches) await Promise.race(open);
  }
  await Promise.all(open);
}

/** The same batch again until it is acknowledged: the sender cannot know what was stored. */
async function sendBatch(target: Target, promised: Promised, batch: number): Promise<void> {
  const ids = Array.from({ length: perBatch }, (_, i) => `${target.run}-${batch}-${i}`);
  const items = ids.map((externalId, index) => ({
    externalId,
    customer: { externalId, ...addressOf(externalId, batch * perBatch + index) },
    occurredAt: new Date().toISOString(),
    channel: "phone",
    touchpoint: "support",
    kpis: { hold_s: batch % 60 },
  }));
  const { post } = apiOf(target.url, target.apiKey);
  const answer = await untilAnswered(() => post("/interactions", { items }));
  const results = answer.results as { status: string }[];
  results.forEach((result, i) => {
    const id = ids[i];
    if (id && !("errors" in result)) promised.interactions.add(id);
  });
}

async function untilAnswered<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch {
      await sleep(100); // The server is down or going down: that is what is being tried.
    }
  }
}

/** Every other customer has a mobile number only. */
function addressOf(externalId: string, number: number) {
  if (number % 2 === 0) return { email: `${externalId}@example.com` };
  return { phone: `+49151${String(10_000_000 + number)}` };
}

async function answerMessages(
  target: Target,
  promised: Promised,
  messages: Map<string, number>,
  going: { on: boolean },
) {
  const arrivals = arrivalsOf(target);
  let seen = 0;
  for (let last = false; !last; ) {
    last = !going.on;
    for (const { to, text } of await arrivals()) {
      messages.set(to, (messages.get(to) ?? 0) + 1);
      const link = /http\S+\/s\/[\w.-]+/.exec(text)?.[0];
      if (link && seen++ % 3 === 0) await answer(link, to, promised);
    }
    await sleep(50);
  }
}

/** What has come since the last look. */
function arrivalsOf({ mailFolder, texts }: Target): () => Promise<Arrived[]> {
  const read = new Set<string>();
  let textsRead = 0;
  return async () => {
    const files = readdirSync(mailFolder).filter((name) => name.endsWith(".eml"));
    const fresh = files.filter((name) => !read.has(name));
    const short = texts.slice(textsRead);
    textsRead += short.length;
    for (const name of fresh) read.add(name);
    return [...(await Promise.all(fresh.map((name) => readMail(mailFolder, name)))), ...short];
  };
}

async function readMail(folder: string, file: string): Promise<Arrived> {
  const { to, text } = await simpleParser(readFileSync(path.join(folder, file)));
  return { to: [to ?? []].flat()[0]?.value[0]?.address ?? "", text: text ?? "" };
}

async function answer(link: string, address: string, promised: Promised): Promise<void> {
  const body = new URLSearchParams({
    nps: String(address.length % 11),
    comment: "Crash & carry on",
  });
  await untilAnswered(async () => {
    const response = await fetch(link, { method: "POST", body });
    if (!response.ok) throw new Error(`${response.status}`);
  });
  promised.answers.add(address);
}
