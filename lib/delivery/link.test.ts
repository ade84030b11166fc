import fc from "fast-check";
import { expect, test } from "vitest";
import { linkPurposes, readLink, signLink } from "./link";

const secret = "a secret of thirty-two characters";
const anyLink = fc.record({
  organizationId: fc.uuid(),
  invitationId: fc.uuid(),
  purpose: fc.constantFrom(...linkPurposes),
});

test("a link reads back as what was signed, in 64 characters", () => {
  fc.assert(
    fc.property(anyLink, (link) => {
      const token = signLink(link, secret);
      expect(token).toMatch(/^[A-Za-z0-9_-]{64}$/);
      expect(readLink(token, secret)).toEqual(link);
    }),
  );
});

test("a link with any one character changed is not a link", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".split("");
  const anyChange = fc.tuple(fc.nat(63), fc.constantFrom(...letters));
  fc.assert(
    fc.property(anyLink, anyChange, (link, [at, letter]) => {
      const token = signLink(link, secret);
      fc.pre(token[at] !== letter);
      expect(readLink(token.slice(0, at) + letter + token.slice(at + 1), secret)).toBeUndefined();
    }),
  );
});

test("another secret, another length or garbage reads as nothing", () => {
  fc.assert(
    fc.property(anyLink, fc.string(), (link, garbage) => {
      expect(readLink(signLink(link, secret), "another secret")).toBeUndefined();
      expect(readLink(`${signLink(link, secret)}A`, secret)).toBeUndefined();
      expect(readLink(garbage, secret)).toBeUndefined();
    }),
  );
});
