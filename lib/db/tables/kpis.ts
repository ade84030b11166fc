import {
  date,
  doublePrecision,
  foreignKey,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { tenancy, tenantKey, times } from "@/lib/db/tenancy";

export const kpi = pgTable(
  "kpi",
  {
    ...tenantKey,
    key: text("key").notNull(),
    label: text("label").notNull(),
    level: text("level", { enum: ["technical", "operational", "strategic"] }).notNull(),
    unit: text("unit").notNull().default(""),
    direction: text("direction", { enum: ["higher", "lower", "neutral"] }).notNull(),
    grain: text("grain", { enum: ["interaction", "customer", "period"] }).notNull(),
    /** What it is computed from; null where its values are brought. */
    formula: text("formula"),
    ...times,
  },
  (t) => [...tenancy("kpi", t), uniqueIndex("kpi_key").on(t.organizationId, t.key)],
);

/** Who answers for a measure, what is to be reached, and where it comes from; also of Vocal's own. */
export const kpiCare = pgTable(
  "kpi_care",
  {
    ...tenantKey,
    key: text("key").notNull(),
    owner: text("owner").notNull().default(""),
    target: doublePrecision("target"),
    source: text("source").notNull().default(""),
    ...times,
  },
  (t) => [...tenancy("kpi_care", t), uniqueIndex("kpi_care_key").on(t.organizationId, t.key)],
);

/** A KPI of a period and team, such as daily application availability; team "" is everybody. */
export const kpiPeriodValue = pgTable(
  "kpi_period_value",
  {
    ...tenantKey,
    kpiId: uuid("kpi_id").notNull(),
    periodStart: date("period_start", { mode: "string" }).notNull(),
    team: text("team").notNull().default(""),
    value: doublePrecision("value").notNull(),
    ...times,
  },
  (t) => [
    ...tenancy("kpi_period_value", t),
    foreignKey({
      name: "kpi_period_value_kpi_fk",
      columns: [t.organizationId, t.kpiId],
      foreignColumns: [kpi.organizationId, kpi.id],
    }).onDelete("cascade"),
    uniqueIndex("kpi_period_value_key").on(t.organizationId, t.kpiId, t.periodStart, t.team),
  ],
);
