import type { Tx } from "@/lib/access/context";
import type { Kpi, KpiGrain, KpiMention } from "./shapes";
import { insertMissing, kpisNamed } from "./store";
import { usualKpis } from "./usual-kpis";

/** "speed_of_answer" and "speedOfAnswer" both read "Speed of answer". */
export function labelOf(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function asNew(mention: KpiMention, grain: KpiGrain): Omit<Kpi, "id"> {
  const { key } = mention;
  const usual = usualKpis.find((each) => each.key === key);
  return {
    key,
    label: mention.label ?? usual?.label ?? (labelOf(key) || key),
    level: mention.level ?? usual?.level ?? "operational",
    unit: mention.unit ?? usual?.unit ?? "",
    direction: mention.direction ?? usual?.direction ?? "neutral",
    grain: mention.grain ?? grain,
    formula: null,
  };
}

/**
 * The KPIs of these keys, by key; those never heard of are added to the catalogue. A KPI that
 * exists keeps its label, level, unit, direction and grain.
 */
export async function ensureKpis(
  tx: Tx,
  mentions: readonly KpiMention[],
  grain: KpiGrain = "interaction",
): Promise<Map<string, Kpi>> {
  const keys = [...new Set(mentions.map(({ key }) => key))];
  if (keys.length === 0) return new Map();
  const known = byKey(await kpisNamed(tx, keys));
  const unknown = mentions.filter(({ key }) => !known.has(key));
  if (unknown.length === 0) return known;
  const added = new Map(unknown.map((mention) => [mention.key, asNew(mention, grain)]));
  // In one order for everybody, so that two who add the same KPIs wait instead of failing.
  await insertMissing(
    tx,
    [...added.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
  );
  return byKey(await kpisNamed(tx, keys));
}

function byKey(kpis: Kpi[]): Map<string, Kpi> {
  return new Map(kpis.map((kpi) => [kpi.key, kpi]));
}
