import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  foreignKey,
  pgPolicy,
  primaryKey,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { organization } from "@/lib/db/tables/organization";

/** The key every tenant table starts with. */
export const tenantKey = {
  organizationId: uuid("organization_id").notNull(),
  id: uuid("id").notNull(),
};

/** A moment, to the millisecond: what JavaScript can hold, so that reading equals writing. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** When a row was made and last changed; written by the ORM, because there are no triggers. */
export const times = {
  createdAt: moment("created_at")
    .notNull()
    .$defaultFn(() => new Date()),
  updatedAt: moment("updated_at")
    .notNull()
    .$defaultFn(() => new Date())
    .$onUpdate(() => new Date()),
};

const ours: SQL = sql`organization_id = nullif(current_setting('app.org_id', true), '')::uuid`;

type TenantTable = { organizationId: AnyPgColumn; id: AnyPgColumn };

function keyAndPolicy(name: string, table: TenantTable) {
  return [
    primaryKey({ name: `${name}_pk`, columns: [table.organizationId, table.id] }),
    pgPolicy(`${name}_tenant`, { for: "all", using: ours, withCheck: ours }),
  ];
}

/** What makes a table a tenant's: primary key, row-level security, and its organisation exists. */
export function tenancy(name: string, table: TenantTable) {
  return [
    ...keyAndPolicy(name, table),
    foreignKey({
      name: `${name}_organization_fk`,
      columns: [table.organizationId],
      foreignColumns: [organization.id],
    }).onDelete("cascade"),
  ];
}

/**
 * The same for tables of events, of invitations and of messages, which grow by millions. They have no
 * foreign keys: checking row by row that what they name exists costs a third of writing them, customers
 * and surveys are never deleted, and an erasure finds what is being written (docs/decisions/0043, 0276,
 * 0278).
 */
export function eventTenancy(name: string, table: TenantTable) {
  return keyAndPolicy(name, table);
}
