import { expect, test } from "vitest";
import { z } from "zod";
import { answerRequest, type Operation } from "@/app/_wiring/answer-request";
import { makeApiKey } from "@/lib/access/api-keys";
import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { changeOrganization } from "@/lib/access/organization.store";
import { permit } from "@/lib/access/permit";
import type { KeyScope } from "@/lib/access/roles";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

const db = testDatabase();
const door = () => ({ database: db.database(), now: () => new Date() });

const Rename = z.object({ id: z.string(), name: z.string().min(2), tags: z.unknown().optional() });
type Rename = z.infer<typeof Rename>;

const rename: Operation<Rename, { id: string; name: string }> = {
  shape: Rename,
  status: 201,
  run: async (ctx, { id, name }) => {
    permit(ctx, "customers.write");
    await inTransaction(ctx, async (tx) => {
      const { name: before } = await readOrganization({ ...tx, actor: { kind: "system" } });
      await changeOrganization(tx, { name: `${before} ${name}` });
    });
    return { id, name };
  },
};

const fixed = <R>(run: () => Promise<R>): Operation<object, R> => ({ shape: z.object({}), run });

async function keyOf(scopes: KeyScope[] = ["write"]) {
  const ctx = await db.context();
  return { ctx, ...(await makeApiKey(ctx, { name: "Test", scopes })) };
}

interface Sent {
  key?: string;
  body?: BodyInit;
  query?: string;
  method?: string;
  idempotencyKey?: string;
  params?: Record<string, string>;
}

async function send<I, R>(operation: Operation<I, R>, sent: Sent) {
  const { key, body, query = "", method = "POST", idempotencyKey, params = { id: "7" } } = sent;
  const headers = new Headers();
  if (key) headers.set("authorization", `Bearer ${key}`);
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
  const init = { method, headers, ...(body !== undefined && { body, duplex: "half" as const }) };
  const request = new Request(`http://vocal.example/api/v1/things/7${query}`, init);
  const response = await answerRequest(door(), operation, request, {
    params: Promise.resolve(params),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}

const nameOf = async (ctx: Context) => (await readOrganization(ctx)).name;

test("path, query and body are one input, in which the path wins", async () => {
  const { key } = await keyOf();
  const answer = await send(rename, { key, query: "?name=Bo", body: '{"id": "8"}' });
  expect(answer).toMatchObject({ status: 201, body: { id: "7", name: "Bo" } });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
});

test("nothing to say is 204, and a Response goes out as it is", async () => {
  const { key } = await keyOf();
  const nothing = await send(
    fixed(async () => undefined),
    { key },
  );
  expect(nothing).toMatchObject({ status: 204, body: "" });
  const stream = fixed(async () => new Response('"x"', { status: 206 }));
  expect(await send(stream, { key })).toMatchObject({ status: 206, body: "x" });
});

test("without a key, with a forged one, or with too small a scope nothing happens", async () => {
  const { ctx, key } = await keyOf(["read", "send", "analyse"]);
  const none = await send(rename, { body: '{"name": "Bo"}' });
  expect(none).toMatchObject({ status: 401, body: { status: 401, title: "Not authenticated" } });
  expect(none.headers.get("www-authenticate")).toBe("Bearer");
  const forged = await send(rename, { key: `vocal_${newId()}`, body: '{"name": "Bo"}' });
  expect(forged.status).toBe(401);
  expect(await send(rename, { key, body: '{"name": "Bo"}' })).toMatchObject({ status: 403 });
  expect(await nameOf(ctx)).toBe("Test organisation");
});

test.each([
  ["broken JSON", "{", 400],
  ["broken UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400],
  ["an array", "[1]", 422],
  ["a number", "7", 422],
  ["null", "null", 422],
  ["a missing field", "{}", 422],
  ["a wrong type", '{"name": 7}', 422],
  ["a NUL in a text", '{"name": "a\\u0000b"}', 422],
  ["a NUL in a key", '{"name": "Bo", "tags": {"a\\u0000": 1}}', 422],
  ["half a surrogate pair", '{"name": "a\\ud800b"}', 422],
  ["JSON 33 levels deep", `{"name": "Bo", "tags": ${"[".repeat(33)}${"]".repeat(33)}}`, 422],
  ["JSON 400,000 levels deep", `{"name": "Bo", "tags": ${"[".repeat(4e5)}${"]".repeat(4e5)}}`, 422],
])("%s is refused in words", async (_what, body, status) => {
  const { ctx, key } = await keyOf();
  const answer = await send(rename, { key, body });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toMatchObject({ type: "about:blank", status, title: expect.any(String) });
  expect(answer.body.errors.length).toBeGreaterThan(0);
  expect(await nameOf(ctx)).toBe("Test organisation");
});

test("what is wrong is told field by field", async () => {
  const { key } = await keyOf();
  const shape = z.object({ items: z.array(z.object({ email: z.email() })) });
  const operation = { shape, run: async () => undefined };
  const answer = await send(operation, {
    key,
    body: '{"items": [{"email": "a@b.de"}, {"email": 7}]}',
  });
  expect(answer.body.errors).toMatchObject([{ path: "items.1.email", code: "invalid_type" }]);
});

test("NUL characters in the path or the query are refused too", async () => {
  const { key } = await keyOf();
  const body = '{"name": "Bo"}';
  expect(await send(rename, { key, body, params: { id: "a\0b" } })).toMatchObject({ status: 422 });
  expect(await send(rename, { key, body, query: "?tags=%00" })).toMatchObject({ status: 422 });
});

test("six megabytes are too many, whether announced or not", async () => {
  const { ctx, key } = await keyOf();
  const large = `{"name": "${"x".repeat(6e6)}"}`;
  expect(await send(rename, { key, body: large })).toMatchObject({ status: 413 });
  let sent = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      sent++;
      controller.enqueue(new TextEncoder().encode("x".repeat(100_000)));
    },
  });
  expect(await send(rename, { key, body: endless })).toMatchObject({ status: 413 });
  expect(sent).toBeLessThan(60);
  expect(await nameOf(ctx)).toBe("Test organisation");
});

test("a refusal keeps its reason; one that says when to come back says so in a header", async () => {
  const { key } = await keyOf();
  const refuse = (refusal: Refusal) =>
    send(
      fixed(async () => {
        throw refusal;
      }),
      { key },
    );
  const reason = await refuse(new Refusal("invalid", "Opted out.", { reason: "unsubscribed" }));
  expect(reason).toMatchObject({ status: 422, body: { errors: [{ code: "unsubscribed" }] } });
  const later = await refuse(new Refusal("throttled", "Slow down.", { retryAfterSeconds: 1.2 }));
  expect(later.status).toBe(429);
  expect(later.headers.get("retry-after")).toBe("2");
});

test("a bug is a 500 that tells nothing", async () => {
  const { key } = await keyOf();
  const broken = fixed(async () => {
    throw new Error("password=hunter2 at /srv/vocal/secret.ts");
  });
  const answer = await send(broken, { key });
  expect(answer.status).toBe(500);
  expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|secret\.ts|stack/);
});

test("a repeated write is done once and answered as the first time", async () => {
  const { ctx, key } = await keyOf();
  const sent = { key, body: '{"name": "Bo"}', idempotencyKey: "one" };
  const answers = await Promise.all([send(rename, sent), send(rename, sent), send(rename, sent)]);
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 201, body: { id: "7", name: "Bo" } });
  }
  expect(await nameOf(ctx)).toBe("Test organisation Bo");
  const other = await send(rename, { ...sent, body: '{"name": "Al"}' });
  expect(other).toMatchObject({
    status: 409,
    body: { errors: [{ code: "idempotency_key_reused" }] },
  });
});

test("a GET reads no body and keeps no answer", async () => {
  const { key } = await keyOf(["read"]);
  let calls = 0;
  const count = fixed(async () => ({ calls: ++calls }));
  const sent = { key, method: "GET", idempotencyKey: "one" };
  await send(count, sent);
  expect((await send(count, sent)).body).toEqual({ calls: 2 });
});
