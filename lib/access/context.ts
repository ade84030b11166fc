import type { KeyScope, Role } from "@/lib/access/roles";
import type { Database } from "@/lib/db/client";
import type { Scope, Transactional } from "@/lib/db/transaction";

/** Who acts. A customer acts on what their own link names; the system acts on facts. */
export type Actor =
  | { kind: "member"; id: string; role: Role; name: string; email: string }
  | { kind: "api-key"; id: string; scopes: readonly KeyScope[] }
  | { kind: "customer"; id: string }
  | { kind: "system" };

/** Organisation, actor, database, clock: the first argument of every verb. */
export interface Context extends Scope {
  actor: Actor;
}

/** A Context inside a transaction: the first argument of every store function. */
export type Tx = Context & Transactional;

/** The system acting for an organisation: workers and the front door. */
export function systemContext(
  database: Database,
  organizationId: string,
  now: () => Date = () => new Date(),
): Context {
  return { organizationId, database, now, actor: { kind: "system" } };
}
