import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { type CatalogueEntry, catalogueOf } from "@/lib/analysis/catalogue";
import { readCatalogueFacts } from "@/lib/analysis/catalogue.store";
import { customerFields } from "@/lib/analysis/customer-fields";
import { keptResult, resultForPage } from "@/lib/analysis/kept-result";
import { isOnePage, OncePerPage } from "@/lib/analysis/one-page";
import { type AnalysisSettings, readSettings } from "@/lib/analysis/settings.store";
import { Grouping, Variable } from "@/lib/analysis/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { metricNames } from "@/lib/metrics/metric";

const MeasuredSource = z.union([
  z.object({ from: z.enum(["interaction-kpi", "customer-kpi"]), key: z.string() }),
  z.object({ from: z.literal("period-kpi"), kpiId: z.string() }),
]);

const Source = z.union([
  MeasuredSource,
  z.object({ from: z.literal("metric"), name: z.enum(metricNames) }),
  z.object({ from: z.enum(["answer", "attribute"]), key: z.string() }),
  z.object({
    from: z.literal("formula"),
    formula: z.string(),
    parts: z.record(z.string(), MeasuredSource),
  }),
  z.object({ from: z.literal("customer"), field: z.enum(customerFields) }),
]);

const KeptCatalogue = z.object({
  entries: z.array(
    z.object({
      variable: Variable,
      unit: z.enum(["interaction", "team-day", "day", "customer"]),
      source: Source,
    }),
  ),
  groupings: z.array(Grouping),
  dataVersion: z.string(),
});

/** Everything that can be analysed, and how the organisation wants it analysed. */
export interface Catalogue {
  entries: CatalogueEntry[];
  groupings: Grouping[];
  settings: AnalysisSettings;
  dataVersion: string;
  /** Newer data are being counted, and a page is to look again. */
  isOlder: boolean;
}

const catalogues = new OncePerPage<Catalogue>();

export function readCatalogue(ctx: Context): Promise<Catalogue> {
  return catalogues.read(ctx, () => catalogueNow(ctx));
}

async function catalogueNow(ctx: Context): Promise<Catalogue> {
  const { settings, request, count } = await catalogueQuestion(ctx);
  if (isOnePage(ctx)) return catalogueSoFar(ctx, { settings, request, count });
  const { value } = await keptResult(ctx, request, KeptCatalogue, count);
  return { ...value, settings, isOlder: false };
}

/**
 * What is known of these variables, for a question that names them. Values are counted anew after each
 * change, which of a million takes seconds; all that an answer takes from that is what the variables
 * are, and not how many values they have. So older counts do after a moment, if they hold all of them.
 */
export async function catalogueOfKeys(ctx: Context, keys: readonly string[]): Promise<Catalogue> {
  if (isOnePage(ctx)) return readCatalogue(ctx);
  const soFar = await catalogueSoFar(ctx, await catalogueQuestion(ctx));
  const known = new Set([
    ...soFar.entries.map(({ variable }) => variable.key),
    ...soFar.groupings.map(({ key }) => key),
  ]);
  return keys.every((key) => known.has(key)) ? soFar : readCatalogue(ctx);
}

type CatalogueQuestion = Awaited<ReturnType<typeof catalogueQuestion>>;

async function catalogueQuestion(ctx: Context) {
  const settings = await inTransaction(ctx, readSettings);
  const { today: day, ...input } = settings;
  const count = async (dataVersion: string) => {
    const facts = await inTransaction(ctx, (tx) => readCatalogueFacts(tx, settings));
    return { entries: catalogueOf(facts), groupings: facts.groupings, dataVersion };
  };
  return { settings, request: { name: "catalogue", input, day }, count };
}

async function catalogueSoFar(
  ctx: Context,
  { settings, request, count }: CatalogueQuestion,
): Promise<Catalogue> {
  const { value, isOlder } = await resultForPage(ctx, request, KeptCatalogue, count);
  return { ...value, settings, isOlder };
}

/**
 * What a result depends on of its variables: beside the question in what it is kept for, or one of an
 * older catalogue would stay when a variable turned out to be of another kind.
 */
export function natureOf(entries: readonly CatalogueEntry[]) {
  return entries.map(({ variable: { n: _, ...variable }, unit, source }) => {
    return { variable, unit, source };
  });
}

/**
 * The variables of those keys, each once, in that order.
 *
 * @throws Refusal "invalid" that names every key the organisation has no numbers for
 */
export function entriesOf(
  { entries, groupings }: Pick<Catalogue, "entries" | "groupings">,
  keys: readonly string[],
  field: string,
): CatalogueEntry[] {
  const byKey = new Map(entries.map((entry) => [entry.variable.key, entry]));
  const unknown = keys.flatMap((key, position) =>
    byKey.has(key) ? [] : [{ ...problemOf(key, groupings), path: `${field}.${position}` }],
  );
  if (unknown.length > 0) {
    throw new Refusal("invalid", "Some variables cannot be analysed.", { fields: unknown });
  }
  return [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []);
}

function problemOf(key: string, groupings: readonly Grouping[]) {
  if (groupings.some((grouping) => grouping.key === key)) {
    return { code: "names-groups", message: `${key} names groups and is not a number.` };
  }
  return { code: "unknown-variable", message: `There is no variable ${key} with values.` };
}

/** What is said of a customer and is the same tomorrow; tenure grows, and amounts go by the day's rate. */
const lasting = ["grossMargin", "probabilityAlive"];

/** What the result depends on beside the data. */
export function dayOf(entries: readonly CatalogueEntry[], settings: AnalysisSettings) {
  const ages = entries.some(
    ({ source }) => source.from === "customer" && !lasting.includes(source.field),
  );
  return ages ? settings.today : null;
}
