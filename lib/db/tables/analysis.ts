import { jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment, tenancy, tenantKey } from "@/lib/db/tenancy";

/** A slow result, kept by what was asked and by the state of the data it was computed from. */
export const keptResult = pgTable(
  "kept_result",
  {
    ...tenantKey,
    requestHash: text("request_hash").notNull(),
    dataVersion: text("data_version").notNull(),
    result: jsonb("result").notNull(),
    computedAt: moment("computed_at").notNull(),
  },
  (t) => [
    ...tenancy("kept_result", t),
    uniqueIndex("kept_result_request_key").on(t.organizationId, t.requestHash),
  ],
);
