import { jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { tenancy, tenantKey, times } from "@/lib/db/tenancy";

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
