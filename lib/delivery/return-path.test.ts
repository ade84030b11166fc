import fc from "fast-check";
import { expect, test } from "vitest";
import { readReturnPath, returnPath } from "@/lib/delivery/return-path";

const organizationId = "018f0000-0000-7000-8000-000000000001";
const secret = "a secret that signs";
const uuid = fc.uuid();

test("an address names the invitation it was made for, also in capitals, and fits SMTP", () => {
  fc.assert(
    fc.property(uuid, (invitationId) => {
      const path = returnPath(
        "bounces-of-customer@mail.example",
        { organizationId, invitationId },
        secret,
      );
      expect(path.indexOf("@")).toBeLessThanOrEqual(64);
      expect(readReturnPath(path, organizationId, secret)).toBe(invitationId);
      expect(readReturnPath(path.toUpperCase(), organizationId, secret)).toBe(invitationId);
    }),
  );
});

test("nobody else can make one: not for another invitation, organisation or secret", () => {
  fc.assert(
    fc.property(uuid, uuid, (invitationId, other) => {
      fc.pre(invitationId !== other);
      const path = returnPath("b@mail.example", { organizationId, invitationId }, secret);
      const foreign = path.replace(invitationId.replaceAll("-", ""), other.replaceAll("-", ""));
      expect(readReturnPath(foreign, organizationId, secret)).toBeUndefined();
      expect(readReturnPath(path, other, secret)).toBeUndefined();
      expect(readReturnPath(path, organizationId, "another")).toBeUndefined();
    }),
  );
  expect(readReturnPath("b@mail.example", organizationId, secret)).toBeUndefined();
});
