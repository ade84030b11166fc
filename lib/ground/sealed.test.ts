import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "@/lib/ground/sealed";

const secret = "0123456789abcdef0123456789abcdef";

test("what was sealed opens again, and never looks the same twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, purpose) => {
      const sealed = seal(text, purpose, secret);
      expect(unseal(sealed, purpose, secret)).toBe(text);
      expect(seal(text, purpose, secret)).not.toBe(sealed);
    }),
  );
});

test("it opens for no other purpose, under no other secret, and not when a byte was changed", () => {
  const sealed = seal("token", "sms of acme", secret);
  expect(unseal(sealed, "sms of other", secret)).toBeUndefined();
  expect(unseal(sealed, "sms of acme", `${secret}!`)).toBeUndefined();
  expect(unseal("", "sms of acme", secret)).toBeUndefined();
  const bytes = Buffer.from(sealed, "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(changed.toString("base64url"), "sms of acme", secret)).toBeUndefined();
  }
});
