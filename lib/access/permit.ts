import type { Actor, Context } from "@/lib/access/context";
import type { KeyScope, Role } from "@/lib/access/roles";
import { Refusal } from "@/lib/ground/refusal";

const everyone: readonly Role[] = ["administrator", "builder", "manager", "agent"];
const builders: readonly Role[] = ["administrator", "builder"];
const managers: readonly Role[] = ["administrator", "manager"];
const readers: readonly Role[] = ["administrator", "builder", "manager"];
const administrators: readonly Role[] = ["administrator"];

/** Who may do what: the only table. A key needs the scope, a member one of the roles. */
const permissions = {
  "organization.read": { roles: everyone, scope: "read" },
  "organization.edit": { roles: administrators, scope: "admin" },
  "members.read": { roles: administrators, scope: "admin" },
  "members.manage": { roles: administrators, scope: "admin" },
  "api-keys.manage": { roles: administrators, scope: "admin" },
  "audit.read": { roles: administrators, scope: "admin" },
  "customers.read": { roles: everyone, scope: "read" },
  "customers.write": { roles: builders, scope: "write" },
  "customers.erase": { roles: administrators, scope: "admin" },
  "interactions.read": { roles: everyone, scope: "read" },
  "interactions.write": { roles: builders, scope: "write" },
  "kpis.read": { roles: everyone, scope: "read" },
  "kpis.write": { roles: builders, scope: "write" },
  "imports.read": { roles: readers, scope: "read" },
  "imports.run": { roles: readers, scope: "write" },
  "surveys.read": { roles: everyone, scope: "read" },
  "surveys.edit": { roles: builders, scope: "write" },
  "surveys.publish": { roles: builders, scope: "write" },
  "triggers.read": { roles: readers, scope: "read" },
  "triggers.edit": { roles: builders, scope: "write" },
  "contact-policy.edit": { roles: administrators, scope: "admin" },
  "suppressions.read": { roles: readers, scope: "read" },
  "suppressions.edit": { roles: builders, scope: "write" },
  "invitations.read": { roles: readers, scope: "read" },
  "invitations.send": { roles: builders, scope: "send" },
  "calls.work": { roles: everyone, scope: "write" },
  "channels.manage": { roles: administrators, scope: "admin" },
  "responses.read": { roles: everyone, scope: "read" },
  "responses.write": { roles: everyone, scope: "write" },
  "responses.export": { roles: readers, scope: "read" },
  "analysis.read": { roles: readers, scope: "analyse" },
  "reports.edit": { roles: readers, scope: "write" },
  "views.edit": { roles: readers, scope: "write" },
  /** What others shared, too. */
  "views.manage": { roles: managers, scope: "write" },
  "framework.edit": { roles: administrators, scope: "admin" },
  "plans.edit": { roles: readers, scope: "write" },
} as const satisfies Record<string, { roles: readonly Role[]; scope: KeyScope }>;

export type Permission = keyof typeof permissions;

/** Whether an actor may; a customer never may: their link is checked where it is opened. */
export function may(actor: Actor, permission: Permission): boolean {
  const rule: { roles: readonly Role[]; scope: KeyScope } = permissions[permission];
  if (actor.kind === "system") return true;
  if (actor.kind === "member") return rule.roles.includes(actor.role);
  if (actor.kind === "api-key")
    return actor.scopes.includes(rule.scope) || actor.scopes.includes("admin");
  return false;
}

/** The scope a key needs for what a permission allows. */
export function scopeOf(permission: Permission): KeyScope {
  return permissions[permission].scope;
}

/** Goes on only if the actor may. @throws Refusal "forbidden" */
export function permit(ctx: Context, permission: Permission): void {
  if (may(ctx.actor, permission)) return;
  throw new Refusal("forbidden", "You do not have permission to do this.", { reason: permission });
}
