import { sql } from "drizzle-orm";
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

/** A what-if somebody kept, to compare it with others. */
export const scenario = pgTable(
  "scenario",
  {
    ...tenantKey,
    name: text("name").notNull(),
    /** Changes, cost, ramp and horizon, as lib/framework/shapes.ts has them. */
    improvement: jsonb("improvement").notNull(),
    ...times,
  },
  (t) => [...tenancy("scenario", t), uniqueIndex("scenario_name_key").on(t.organizationId, t.name)],
);

/** What an administrator decided of one arrow of the framework, and why. */
export const frameworkEdge = pgTable(
  "framework_edge",
  {
    ...tenantKey,
    fromKey: text("from_key").notNull(),
    toKey: text("to_key").notNull(),
    kind: text("kind", { enum: ["added", "removed", "fixed"] }).notNull(),
    /** Of a fixed one: units of the second per unit of the first. */
    coefficient: doublePrecision("coefficient"),
    reason: text("reason").notNull(),
    ...times,
  },
  (t) => [
    ...tenancy("framework_edge", t),
    uniqueIndex("framework_edge_key").on(t.organizationId, t.fromKey, t.toKey),
    check(
      "framework_edge_fixed_check",
      sql`(${t.kind} = 'fixed') = (${t.coefficient} is not null)`,
    ),
  ],
);

/** A what-if that was decided; written once. */
export const plan = pgTable(
  "plan",
  {
    ...tenantKey,
    name: text("name").notNull(),
    owner: text("owner").notNull(),
    startOn: date("start_on", { mode: "string" }).notNull(),
    /** Teams, changes, targets and prediction, as lib/framework/plan-shapes.ts has them. */
    definition: jsonb("definition").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => tenancy("plan", t),
);

/** What happened to a plan: rows are added, and never changed. */
export const planEntry = pgTable(
  "plan_entry",
  {
    ...tenantKey,
    planId: uuid("plan_id").notNull(),
    at: moment("at").notNull(),
    kind: text("kind", { enum: ["started", "note", "milestone", "measured", "ended"] }).notNull(),
    detail: jsonb("detail").$type<{ text: string; measurement: unknown }>().notNull(),
  },
  (t) => [
    ...tenancy("plan_entry", t),
    foreignKey({
      name: "plan_entry_plan_fk",
      columns: [t.organizationId, t.planId],
      foreignColumns: [plan.organizationId, plan.id],
    }).onDelete("cascade"),
    index("plan_entry_plan_index").on(t.organizationId, t.planId, t.at),
  ],
);
