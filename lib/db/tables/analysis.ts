import {
  bigint,
  date,
  doublePrecision,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { member } from "@/lib/db/tables/access";
import { eventTenancy, moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

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

/**
 * Append-only: every transaction that changes what is analysed adds a row for each survey and UTC day
 * it touched. Interactions nobody answered about belong to the survey `silence` (note-changes.ts); a
 * change that no day depends on has none. The worker takes rows out as it works them off.
 */
export const dirtyLog = pgTable(
  "dirty_log",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    day: date("day", { mode: "string" }),
  },
  (t) => eventTenancy("dirty_log", t),
);

/**
 * How many rows of the log were worked off. With those still there it is the number of changes ever
 * committed: a word for the state of the data that costs nothing to read.
 */
export const changeCount = pgTable(
  "change_count",
  { ...tenantKey, settled: bigint("settled", { mode: "number" }).notNull() },
  (t) => [
    ...tenancy("change_count", t),
    uniqueIndex("change_count_organization_key").on(t.organizationId),
  ],
);

/**
 * The answers to one survey on one UTC day, added up; or the interactions of that day that nobody
 * answered about. One row for all of them (segment ""), and one for each segment large enough.
 * What the figures mean and how they are laid out: lib/analysis/rollups/figures.ts.
 */
export const rollup = pgTable(
  "rollup",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    segment: text("segment").notNull(),
    /** Of the computation that wrote the row last. */
    runId: uuid("run_id").notNull(),
    n: integer("n").notNull(),
    /** How often each NPS, CSAT and CES answer was given. */
    scores: jsonb("scores").$type<Record<string, Record<string, number>>>().notNull(),
    /** Of the row of all: segments that are read from raw rows, and responses that are. */
    small: text("small").array().notNull(),
    loose: uuid("loose").array().notNull(),
    /** Null where the rows themselves are fewer numbers. */
    variables: text("variables").array(),
    moments: doublePrecision("moments").array(),
    tables: doublePrecision("tables").array(),
  },
  (t) => [
    ...tenancy("rollup", t),
    uniqueIndex("rollup_key").on(t.organizationId, t.surveyId, t.day, t.segment),
  ],
);

/**
 * The numbers of the analysis as they were when somebody made a report of them; written once. They are
 * of groups only: what becomes of one customer later has nothing to look for in them.
 */
export const report = pgTable(
  "report",
  {
    ...tenantKey,
    name: text("name").notNull(),
    madeAt: moment("made_at").notNull(),
    /** Who made it; null where a key of the API did. */
    memberId: uuid("member_id"),
    /** As lib/analysis/reports/shapes.ts has them: what it is about, and its numbers. */
    subject: jsonb("subject").notNull(),
    numbers: jsonb("numbers").notNull(),
  },
  (t) => tenancy("report", t),
);

/** What a page of the analysis was asked, under a name: of everybody, or of one member alone. */
export const savedView = pgTable(
  "saved_view",
  {
    ...tenantKey,
    /** Whose it is; null where it is shared with the organisation. */
    memberId: uuid("member_id"),
    /** Who made it; null where a key of the API did. */
    madeBy: uuid("made_by"),
    name: text("name").notNull(),
    page: text("page").notNull(),
    /** As the address says it: names and what was given for them. */
    question: jsonb("question").$type<Record<string, string[]>>().notNull(),
    ...times,
  },
  (t) => [
    ...tenancy("saved_view", t),
    foreignKey({
      name: "saved_view_member_fk",
      columns: [t.organizationId, t.memberId],
      foreignColumns: [member.organizationId, member.id],
    }).onDelete("cascade"),
    unique("saved_view_name_key").on(t.organizationId, t.memberId, t.name).nullsNotDistinct(),
  ],
);
