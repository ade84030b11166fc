import { guessKpi } from "@/lib/kpis/guess-kpi";
import type { ColumnProfile } from "./reading/column-tally";
import { cutText } from "./reading/cut-text";
import { readYesNo } from "./reading/yes-no";
import type { ColumnMapping, Examination } from "./shapes";

/** One way to recognise a column: by words of its name, and by what its cells are. */
interface Rule {
  name: RegExp;
  to: string;
  fits: (profile: ColumnProfile) => boolean;
  more?: (profile: ColumnProfile) => Partial<ColumnMapping>;
}

const isText = ({ kind }: ColumnProfile) => kind === "text" || kind === "yes-no";
const isNumber = ({ kind }: ColumnProfile) => kind === "number" || kind === "percent";
const isDate = ({ kind }: ColumnProfile) => kind === "date";
const isFilled = ({ kind }: ColumnProfile) => kind !== "empty";
const isId = (profile: ColumnProfile) => isFilled(profile) && profile.unique && !isDate(profile);
const isBinary = ({ kind, values }: ColumnProfile) =>
  kind === "yes-no" ||
  (values.length === 2 && values.every(({ text }) => readYesNo(text) !== undefined));
const isScore = (most: number) => (profile: ColumnProfile) =>
  profile.kind === "number" &&
  profile.whole &&
  (profile.min ?? -1) >= 0 &&
  (profile.max ?? 99) <= most;

/** A score that is never asked for, as 0 on a scale from 1, means "not answered". */
const zeroIsMissing = ({ min }: ColumnProfile) => (min === 0 ? { missing: ["0"] } : {});

function satisfactionScale(profile: ColumnProfile): Partial<ColumnMapping> {
  const { max = 5 } = profile;
  const scale: Partial<ColumnMapping> = max > 5 ? { scale: [1, max <= 7 ? 7 : 10] } : {};
  return { ...scale, ...zeroIsMissing(profile) };
}

/** The words of the column itself, the other way round: who churned was not retained. */
function reversed({ values }: ColumnProfile): Partial<ColumnMapping> {
  const words = (wanted: boolean) =>
    values.map(({ text }) => text).filter((text) => readYesNo(text) === wanted);
  return { true: words(false), false: words(true) };
}

const person =
  "customer|client|user|account|member|subscriber|cust|kunde[a-z]*|person|guest|patient";
const number = "id|no|nr|num|number|key|ref|nummer";

const rules: Rule[] = [
  { name: /\breferr(al|ed) (date|day|time|on|at)\b/, to: "referral.occurredAt", fits: isDate },
  {
    name: new RegExp(`\\breferred ((${person}) ?)?(${number})\\b`),
    to: "referral.referred",
    fits: isFilled,
  },
  { name: /\bnps\b|recommend|weiterempf/, to: "answer.nps", fits: isScore(10) },
  {
    name: /csat|satisf|zufrieden|rating|\bstars?\b/,
    to: "answer.csat",
    fits: isScore(10),
    more: satisfactionScale,
  },
  { name: /\bces\b|effort|aufwand/, to: "answer.ces", fits: isScore(7), more: zeroIsMissing },
  {
    name: /comment|feedback|verbatim|remark|kommentar|\btext\b/,
    to: "answer.comment",
    fits: (profile) => profile.kind === "text",
  },
  { name: new RegExp(`\\b(${person}) ?(${number})\\b`), to: "customer.externalId", fits: isFilled },
  {
    name: new RegExp(
      `\\b(call|ticket|interaction|contact|chat|case|session|visit) ?(${number})\\b`,
    ),
    to: "interaction.externalId",
    fits: isId,
  },
  { name: /^(id|e ?id|uuid|row id)$/, to: "interaction.externalId", fits: isId },
  { name: /e ?mail/, to: "customer.email", fits: isText },
  { name: /phone|mobile|telefon/, to: "customer.phone", fits: isFilled },
  { name: /^((customer|client|full|kunden) ?)?name$/, to: "customer.name", fits: isText },
  {
    name: /\b(registered|sign ?up|acquired|since|joined)\b/,
    to: "customer.acquiredAt",
    fits: isDate,
  },
  { name: /\b(churned|cancell?ed|left)\b/, to: "customer.churnedAt", fits: isDate },
  {
    name: /date|time|day|when|created|started|datum|occurred/,
    to: "interaction.occurredAt",
    fits: isDate,
  },
  {
    name: /\bclv\b|\bltv\b|life ?time value|(customer|kunden) ?(value|wert)/,
    to: "customer.clv",
    fits: isNumber,
  },
  { name: /annual revenue|\brevenue\b|umsatz/, to: "customer.annualRevenue", fits: isNumber },
  { name: /cost to serve/, to: "customer.costToServe", fits: isNumber },
  { name: /acquisition cost|\bcac\b/, to: "customer.acquisitionCost", fits: isNumber },
  { name: /gross margin/, to: "customer.grossMargin", fits: isNumber },
  { name: /churn|attrition/, to: "customer.retained", fits: isBinary, more: reversed },
  { name: /retained|renewed/, to: "customer.retained", fits: isBinary },
  {
    name: /agent|advis[eo]r|representative|mitarbeiter|handled by/,
    to: "interaction.agent",
    fits: isText,
  },
  {
    name: /\bteam\b|queue|department|branch|\bunit\b|filiale|abteilung/,
    to: "interaction.team",
    fits: isText,
  },
  { name: /channel|kanal/, to: "interaction.channel", fits: isText },
  {
    name: /topic|reason|touchpoint|subject|category|thema|anliegen/,
    to: "interaction.touchpoint",
    fits: isText,
  },
  { name: /segment|\btier\b|market|region|country/, to: "customer.segment", fits: isText },
];

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
  for (const rule of rules) {
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
