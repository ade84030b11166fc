import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";
import { kpiDirections, kpiLevels } from "@/lib/kpis/shapes";
import { questionRoles } from "@/lib/surveys/question-kinds";
import { columnKinds } from "./reading/column-tally";

const storable = "Contains characters that cannot be stored.";
const text = (max: number) => z.string().max(max).refine(isStorable, storable);
const word = z.union([text(200), z.number(), z.boolean()]).transform(String);
/** A list of words; one alone needs no list. */
const words = z.union([z.array(word).max(1_000), word.transform((one) => [one])]);

/** Where one column goes, and how its cells are read. */
export const ColumnMapping = z.strictObject({
  to: text(200),
  /** A date pattern such as "dd/MM/yyyy HH:mm", or "duration", "percent", "m:ss". */
  format: text(60).optional(),
  true: words.optional(),
  false: words.optional(),
  /** Words and the numbers they stand for. */
  values: z.record(text(200), z.number()).optional(),
  /** Words read as an empty cell. */
  missing: words.optional(),
  decimal: z.enum([".", ","]).optional(),
  /** For a KPI that is new. */
  level: z.enum(kpiLevels).optional(),
  direction: z.enum(kpiDirections).optional(),
  unit: text(20).optional(),
  /** For a KPI or a question that is new. */
  label: text(80).optional(),
  /** For a question that is new. */
  role: z.enum(questionRoles).optional(),
  scale: z.tuple([z.number(), z.number()]).optional(),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** From column names to targets; columns not named are ignored. */
export const Mapping = z
  .record(
    text(1_000),
    z.union([text(200).transform((to): ColumnMapping => ({ to })), ColumnMapping]),
  )
  .refine((mapping) => Object.keys(mapping).length > 0, "Say where at least one column goes.")
  .refine((mapping) => Object.keys(mapping).length <= 500, "At most 500 columns.");
export type Mapping = z.infer<typeof Mapping>;

/** A mapping as it is kept: in its order, which jsonb objects lose. */
export const KeptMapping = z
  .array(z.tuple([z.string(), ColumnMapping]))
  .transform((entries): Mapping => Object.fromEntries(entries));

export const ImportOptions = z.strictObject({
  /** The survey the answers belong to; without it one is made of the answer columns. */
  survey: OpaqueId.optional(),
  /** Where dates and times without an offset are meant; the organisation's when not said. */
  timezone: text(60).optional(),
  /** One character, or "blanks". */
  delimiter: z
    .union([z.literal("blanks"), z.string().length(1)])
    .refine((delimiter) => !/["\r\n]/.test(delimiter), "This cannot set columns apart.")
    .optional(),
  /** False: the first line is data, and columns are called "1", "2", … */
  header: z.boolean().optional(),
  encoding: text(40).optional(),
  dryRun: z.boolean().optional(),
  /** Values for targets that a row leaves empty. */
  defaults: z.record(text(200), word).optional(),
  /** True: the triggers decide on imported interactions as on new ones. */
  trigger: z.boolean().optional(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

export const ImportRequest = z.object({ importId: OpaqueId });
export type ImportRequest = z.infer<typeof ImportRequest>;

const count = z.int().min(0);

/** What came of the rows, by what they carried. */
export const ImportCounts = z.object({
  customers: count.default(0),
  interactions: count.default(0),
  responses: count.default(0),
  kpiValues: count.default(0),
  purchases: count.default(0),
  referrals: count.default(0),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** Why a row was refused. `row` is the line of the file it starts on. */
export const ImportError = z.object({
  row: z.int(),
  column: z.string(),
  code: z.string(),
  message: z.string(),
  value: z.string(),
});
export type ImportError = z.infer<typeof ImportError>;

const importStatuses = ["queued", "running", "completed", "failed"] as const;

/** An import as the API tells it. */
export const Import = z.object({
  id: z.string(),
  status: z.enum(importStatuses),
  progress: z.number().min(0).max(1),
  rows: z.object({ read: count, accepted: count, rejected: count }),
  created: ImportCounts,
  updated: ImportCounts,
  /** The first hundred. */
  errors: z.array(ImportError),
  fileName: z.string(),
  dryRun: z.boolean(),
  survey: z.string().nullable(),
  /** Why it failed, in one line. */
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Import = z.infer<typeof Import>;

/** The answer to an upload that is to be imported. */
export const StartedImport = Import.pick({ id: true, status: true });
export type StartedImport = z.infer<typeof StartedImport>;

const number = z.number().optional();

/** What all rows of one column have in common. */
const ColumnProfile = z.object({
  name: z.string(),
  filled: count,
  blank: count,
  kind: z.enum(columnKinds),
  decimal: z.enum([".", ","]),
  dateOrder: z.enum(["ymd", "dmy", "mdy"]),
  orderUnsure: z.boolean(),
  min: number,
  max: number,
  whole: z.boolean(),
  unique: z.boolean(),
  distinct: count.optional(),
  values: z.array(z.object({ text: z.string(), count })),
  samples: z.array(z.string()),
});

/** What a file is made of, as all its bytes say. */
export const Examination = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  header: z.boolean(),
  /** True when the first line looks like data rather than like names. */
  looksHeaderless: z.boolean(),
  /** Some bytes make no sense as UTF-8: read as UTF-8, rows that have them are refused. */
  hasBrokenText: z.boolean(),
  rows: count,
  columns: z.array(ColumnProfile),
  /** Two rows differ in nothing but measures; absent where that was too much to be looked at. */
  labelsRepeat: z.boolean().optional(),
});
export type Examination = z.infer<typeof Examination>;

/** An upload that waits for its mapping: what the wizard shows. */
export const Upload = z.object({
  id: z.string(),
  fileName: z.string(),
  fileBytes: count,
  examination: Examination,
  /** What the columns' names and values suggest; a person decides. */
  suggestion: z.record(z.string(), ColumnMapping),
});
export type Upload = z.infer<typeof Upload>;

/** Starts an import of an upload, or, with `options.dryRun`, checks it without writing. */
export const StartImport = z.object({
  importId: OpaqueId,
  mapping: Mapping,
  options: ImportOptions.default({}),
});
export type StartImport = z.infer<typeof StartImport>;

/** Looks at an upload again with another delimiter or encoding, or without a header. */
export const ExamineAgain = z.object({
  importId: OpaqueId,
  options: ImportOptions.pick({ delimiter: true, encoding: true, header: true }),
});
export type ExamineAgain = z.infer<typeof ExamineAgain>;

export const ListImports = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListImports = z.infer<typeof ListImports>;

/** The list as a page asks for it: an address somebody changed by hand still shows a list. */
export const ImportQuery = z.object({
  limit: z.literal(20).catch(20),
  cursor: ListImports.shape.cursor.catch(undefined),
});

/** One line of the list of imports. `uploaded` waits for somebody to go on with it. */
export const ImportSummary = Import.omit({ errors: true, status: true }).extend({
  status: z.enum(["uploaded", ...importStatuses]),
  fileBytes: count,
  /** The upload is still here: a checked import can be started. */
  hasUpload: z.boolean(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ImportList = z.object({
  data: z.array(ImportSummary),
  nextCursor: z.string().nullable(),
});
export type ImportList = z.infer<typeof ImportList>;

/** What exists already and can be filled by a column. */
export interface KnownTargets {
  kpis: { key: string; label: string }[];
  /** `measured`: answered by a number. */
  surveys: {
    id: string;
    name: string;
    questions: { key: string; label: string; measured: boolean }[];
  }[];
}
