import { expect, test } from "vitest";
import type { Actor } from "@/lib/access/context";
import { may, type Permission } from "@/lib/access/permit";
import { type KeyScope, keyScopes, type Role } from "@/lib/access/roles";

const member = (role: Role): Actor => ({ kind: "member", id: "m", role, name: "M", email: "m@x" });
const key = (...scopes: KeyScope[]): Actor => ({ kind: "api-key", id: "k", scopes });

test.each<[Permission, Role[]]>([
  ["organization.edit", ["administrator"]],
  ["members.manage", ["administrator"]],
  ["api-keys.manage", ["administrator"]],
  ["customers.erase", ["administrator"]],
  ["surveys.edit", ["administrator", "builder"]],
  ["imports.run", ["administrator", "builder", "manager"]],
  ["analysis.read", ["administrator", "builder", "manager"]],
  ["views.manage", ["administrator", "manager"]],
  ["customers.read", ["administrator", "builder", "manager", "agent"]],
])("%s is for %j and no other role", (permission, allowed) => {
  const roles: Role[] = ["administrator", "builder", "manager", "agent"];
  expect(roles.filter((role) => may(member(role), permission))).toEqual(allowed);
});

test.each<[Permission, KeyScope]>([
  ["customers.read", "read"],
  ["interactions.write", "write"],
  ["invitations.send", "send"],
  ["analysis.read", "analyse"],
  ["customers.erase", "admin"],
])("%s takes a key with the scope %s, or admin", (permission, scope) => {
  const enough = keyScopes.filter((each) => may(key(each), permission));
  expect(new Set(enough)).toEqual(new Set([scope, "admin"]));
});

test("a key without scopes and a customer may nothing", () => {
  expect(may(key(), "customers.read")).toBe(false);
  expect(may({ kind: "customer", id: "c" }, "responses.write")).toBe(false);
});
