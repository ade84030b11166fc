import { expect, test } from "vitest";
import { holds, signatureOf } from "./signed-customer";

const secret = "s".repeat(43);
const now = new Date("2026-03-01T12:00:00Z");
const expires = String(now.getTime() / 1_000 + 3_600);
const said = { customer: "c-1", expires };

test("what a site signed holds until it ends, and for a day at most", () => {
  const signed = { ...said, signature: signatureOf(said, secret) };
  expect(holds(signed, secret, now)).toBe(true);
  expect(holds(signed, secret, new Date(now.getTime() + 3_600_000))).toBe(false);
  const long = { customer: "c-1", expires: String(now.getTime() / 1_000 + 86_401) };
  expect(holds({ ...long, signature: signatureOf(long, secret) }, secret, now)).toBe(false);
});

test("nobody else, nothing longer, and no other secret is signed by it", () => {
  const signature = signatureOf(said, secret);
  expect(holds({ ...said, customer: "c-2", signature }, secret, now)).toBe(false);
  expect(holds({ ...said, expires: String(Number(expires) + 1), signature }, secret, now)).toBe(
    false,
  );
  expect(holds({ ...said, signature }, "t".repeat(43), now)).toBe(false);
});

test("the signature is what the documentation says: HMAC-SHA256 over id, line break and second", () => {
  // echo -ne 'c-1\n1767225600' | openssl dgst -sha256 -hmac secret
  expect(signatureOf({ customer: "c-1", expires: "1767225600" }, "secret")).toBe(
    "7d987de72e294729bd96c4e1f6f00f275afa869ea541dde0f46474ce5d4dd0bd",
  );
});
