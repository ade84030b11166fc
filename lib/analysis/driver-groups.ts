import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { offThread } from "@/lib/analysis/computations";
import { figure } from "@/lib/analysis/figures";
import { readFrame } from "@/lib/analysis/frame.store";
import { GroupImportance, type RowGroup, rowsWhere } from "@/lib/analysis/importance-by-group";
import { resultSoFar } from "@/lib/analysis/kept-result";
import { filterOf, type PageQuestion } from "@/lib/analysis/page-question";
import { quartersUpTo } from "@/lib/analysis/quarters";
import { type Catalogue, dayOf, entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { meetingUnit, unitOf } from "@/lib/analysis/response-matrix";
import type { SoFar } from "@/lib/analysis/so-far";
import { readLastAnswer } from "@/lib/analysis/today.store";
import { valueTiers } from "@/lib/analysis/value-tiers";
import { inTransaction } from "@/lib/db/transaction";

const value = "customer.clv";
const quarters = 8;
const Groups = z.array(GroupImportance);

/** The same conditions asked of groups of rows instead of all. */
export interface GroupsQuestion {
  question: PageQuestion;
  outcome: string;
  drivers: readonly string[];
}

/** What conditions explain among the least, the middling and the most valuable third of customers. */
export function driversByValue(
  ctx: Context,
  asked: GroupsQuestion,
): Promise<SoFar<GroupImportance[]>> {
  return keptGroups(ctx, "drivers by value", asked, async (catalogue) => {
    const known = catalogue.entries.some(({ variable }) => variable.key === value);
    if (!known || asked.outcome === value) return [];
    const frame = await frameOf(ctx, catalogue, asked, [value]);
    const tiers = valueTiers(frame, value);
    if (!tiers) return [];
    const { currency } = catalogue.settings;
    const [low, high] = tiers.bounds.map((bound) => `${figure(Math.round(bound))} ${currency}`);
    return [`Lowest third, below ${low}`, "Middle third", `Highest third, from ${high}`].map(
      (label, tier) => ({
        key: `${tier}`,
        label,
        frame: rowsWhere(frame, (row) => tiers.tierOf[row] === tier),
      }),
    );
  });
}

/** The same by quarter, for the two years up to the last answer. */
export function driversByQuarter(
  ctx: Context,
  asked: GroupsQuestion,
): Promise<SoFar<GroupImportance[]>> {
  return keptGroups(ctx, "drivers by quarter", asked, async (catalogue) => {
    const last = await inTransaction(ctx, readLastAnswer);
    if (!last) return [];
    const groups: RowGroup[] = [];
    const { from, to } = asked.question;
    const spans = quartersUpTo(last, quarters, catalogue.settings.timeZone, { from, to });
    for (const { key, ...span } of spans) {
      const question = { ...asked.question, ...span };
      const frame = await frameOf(ctx, catalogue, { ...asked, question });
      groups.push({ key, label: shortName(key), frame });
    }
    return groups;
  });
}

/** "2026 Q1" as "Q1 ’26"; the other quarters leave out the year. */
function shortName(key: string): string {
  const [year = "", quarter = ""] = key.split(" ");
  return quarter === "Q1" ? `${quarter} ’${year.slice(2)}` : quarter;
}

function frameOf(
  ctx: Context,
  catalogue: Catalogue,
  { question, outcome, drivers }: GroupsQuestion,
  more: readonly string[] = [],
) {
  const entries = entriesOf(catalogue, [outcome, ...drivers, ...more], "drivers");
  const request = { filter: filterOf(question), settings: catalogue.settings };
  return inTransaction(ctx, (tx) => readFrame(tx, entries, request));
}

async function keptGroups(
  ctx: Context,
  name: string,
  asked: GroupsQuestion,
  read: (catalogue: Catalogue) => Promise<RowGroup[]>,
): Promise<SoFar<GroupImportance[]>> {
  permit(ctx, "analysis.read");
  const { question, outcome, drivers } = asked;
  const catalogue = await readCatalogue(ctx);
  const entries = entriesOf(catalogue, [outcome, ...drivers], "drivers");
  const unit = meetingUnit([
    ...entries.map((e) => e.unit),
    unitOf(question.grain ?? "interaction"),
  ]);
  const ages = catalogue.entries.filter(({ variable }) => variable.key === value);
  const input = [filterOf(question), unit, outcome, drivers];
  const day = dayOf([...entries, ...ages], catalogue.settings);
  return resultSoFar(ctx, { name, input, day }, Groups, async (_version, report) => {
    const rules = { outcome, drivers, unit, minimum: catalogue.settings.minimumGroupSize };
    return offThread("importanceByGroup", [await read(catalogue), rules], report);
  });
}
