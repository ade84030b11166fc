import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** Named import_run because "import" is a reserved word wherever one would write it. */
export const importRun = pgTable(
  "import_run",
  {
    ...tenantKey,
    fileName: text("file_name").notNull(),
    fileHash: text("file_hash"),
    fileBytes: bigint("file_bytes", { mode: "number" }).notNull().default(0),
    status: text("status", {
      enum: ["uploading", "uploaded", "queued", "running", "completed", "failed"],
    }).notNull(),
    /** What the file is made of, as lib/imports/examination.ts has it; null until it is known. */
    examination: jsonb("examination"),
    mapping: jsonb("mapping").notNull().default({}),
    options: jsonb("options").notNull().default({}),
    /** Reads and checks every row, and writes nothing. */
    dryRun: boolean("dry_run").notNull().default(false),
    /** The upload outlives a dry run, so that the wizard can go on with it. */
    keepUpload: boolean("keep_upload").notNull().default(false),
    /** The survey the answers belong to: given, or made for this file. */
    surveyId: uuid("survey_id"),
    /** The worker that runs it; one that was given up for dead finds another's here, and stops. */
    runner: uuid("runner"),
    /** 0–1 */
    progress: doublePrecision("progress").notNull().default(0),
    /** Lines of the file that are done: where a run goes on after a crash. */
    linesDone: integer("lines_done").notNull().default(0),
    rowsRead: integer("rows_read").notNull().default(0),
    rowsAccepted: integer("rows_accepted").notNull().default(0),
    rowsRejected: integer("rows_rejected").notNull().default(0),
    created: jsonb("created").notNull().default({}),
    updated: jsonb("updated").notNull().default({}),
    failure: text("failure"),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    ...times,
  },
  (t) => [
    ...tenancy("import_run", t),
    index("import_run_created_index").on(t.organizationId, t.createdAt),
    index("import_run_file_index").on(t.organizationId, t.fileHash),
  ],
);

/** The uploaded file in pieces, until the run has ended. */
export const importChunk = pgTable(
  "import_chunk",
  {
    ...tenantKey,
    importId: uuid("import_id").notNull(),
    position: integer("position").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [
    ...tenancy("import_chunk", t),
    foreignKey({
      name: "import_chunk_run_fk",
      columns: [t.organizationId, t.importId],
      foreignColumns: [importRun.organizationId, importRun.id],
    }).onDelete("cascade"),
    uniqueIndex("import_chunk_position_key").on(t.organizationId, t.importId, t.position),
  ],
);

export const importError = pgTable(
  "import_error",
  {
    ...tenantKey,
    importId: uuid("import_id").notNull(),
    row: integer("row").notNull(),
    column: text("column").notNull(),
    code: text("code").notNull(),
    message: text("message").notNull(),
    value: text("value").notNull(),
  },
  (t) => [
    ...tenancy("import_error", t),
    foreignKey({
      name: "import_error_run_fk",
      columns: [t.organizationId, t.importId],
      foreignColumns: [importRun.organizationId, importRun.id],
    }).onDelete("cascade"),
    uniqueIndex("import_error_row_key").on(t.organizationId, t.importId, t.row, t.column),
  ],
);
