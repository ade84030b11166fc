import { guessKpi } from "@/lib/kpis/guess-kpi";
import { columnRules } from "./column-rules";
import type { ColumnProfile } from "./reading/column-tally";
import { cutText } from "./reading/cut-text";
import type { ColumnMapping, Examination } from "./shapes";

const notMeasured =
  /\b(month|quarter|week|weekday|year|day|hour|zip|postcode|row|index|id|nr|no)\b/;
const ofDay = /^(start )?time$|time of|uhrzeit|clock/;

/** "AvgTalkDuration" and "avg_talk-duration" are the same words. */
function wordsOf(name: string): string {
  const spaced = name.replace(/([a-z])([A-Z])/g, "$1 $2").normalize("NFD");
  return spaced
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** A key for a KPI that is called after its column. */
export function keyOf(name: string, taken: ReadonlySet<string>): string {
  const bare = wordsOf(name).replaceAll(" ", "_").slice(0, 60);
  const key = /^[a-z]/.test(bare) ? bare : `kpi_${bare}`.replace(/_$/, "");
  let free = key;
  for (let again = 2; taken.has(free); again += 1) free = `${key}_${again}`;
  return free;
}

/** Where each column probably goes; a person looks at it before anything is imported. */
export function suggestMapping({
  columns,
  labelsRepeat,
}: Pick<Examination, "columns" | "labelsRepeat">): Record<string, ColumnMapping> {
  const found = new Map<string, ColumnMapping>();
  for (const rule of columnRules) {
    if ([...found.values()].some(({ to }) => to === rule.to)) continue;
    const column = columns.find(
      ({ name, ...profile }) =>
        !found.has(name) && rule.name.test(wordsOf(name)) && rule.fits({ name, ...profile }),
    );
    if (column) found.set(column.name, { to: rule.to, ...rule.more?.(column) });
  }
  addTimeOfDay(columns, found);
  addKpis(columns, found);
  if (!labelsRepeat && isOfPeriods(columns, found)) asPeriods(found);
  return Object.fromEntries(columns.flatMap(({ name }) => entry(name, found.get(name))));
}

function entry(name: string, mapping: ColumnMapping | undefined): [string, ColumnMapping][] {
  return mapping ? [[name, mapping]] : [];
}

/** A time of day joins the date that was found. */
function addTimeOfDay(columns: ColumnProfile[], found: Map<string, ColumnMapping>): void {
  const dated = [...found.values()].some(({ to }) => to === "interaction.occurredAt");
  const time = columns.find(
    ({ name, kind }) => kind === "clock" && !found.has(name) && ofDay.test(wordsOf(name)),
  );
  if (dated && time) found.set(time.name, { to: "interaction.occurredAt" });
}

/** Everything else that is measured is a KPI. */
function addKpis(columns: ColumnProfile[], found: Map<string, ColumnMapping>): void {
  const taken = new Set<string>();
  for (const { name, kind, unique, whole } of columns) {
    const measured = ["number", "percent", "clock", "yes-no"].includes(kind);
    const isName = kind === "number" && unique && whole && /\bid\b/.test(wordsOf(name));
    if (!measured || isName || found.has(name) || notMeasured.test(wordsOf(name))) continue;
    const key = keyOf(name, taken);
    taken.add(key);
    const guess = guessKpi(name);
    const unit = kind === "clock" ? "s" : guess.unit;
    const format = kind === "clock" ? { format: "duration" } : {};
    found.set(name, { to: `kpi.${key}`, label: cutText(name, 80), ...guess, unit, ...format });
  }
}

/**
 * Measures of days and teams: nothing beside a day, perhaps a team, and numbers, and each day once,
 * or once for each team. Calls do not fall so evenly.
 */
function isOfPeriods(columns: ColumnProfile[], found: ReadonlyMap<string, ColumnMapping>): boolean {
  const columnsTo = (target: string) =>
    columns.filter(({ name }) => found.get(name)?.to === target);
  const [day, clock] = columnsTo("interaction.occurredAt");
  const [team] = columnsTo("interaction.team");
  const measures = [...found.values()].filter(({ to }) => to.startsWith("kpi."));
  if (!day || clock || day.samples.some((text) => text.includes(":"))) return false;
  const isAll = columns.length === measures.length + (team ? 2 : 1);
  if (measures.length === 0 || !isAll) return false;
  if (!team) return day.unique;
  const counts = team.values.map(({ count }) => count);
  const days = day.distinct ?? 0;
  return days > 1 && counts.length > 0 && counts.every((count) => count === days);
}

function asPeriods(found: Map<string, ColumnMapping>): void {
  const names = { "interaction.occurredAt": "period.start", "interaction.team": "period.team" };
  for (const [name, mapping] of found) {
    const to = Object.entries(names).find(([target]) => target === mapping.to)?.[1];
    if (to) found.set(name, { ...mapping, to });
  }
}
