import type { PlannedKind } from "@/lib/delivery/kinds";

/**
 * By which channels one customer is asked, first choice first: the order of the survey, with what the
 * customer prefers in front, and only channels that reach them. The next one is taken when a channel
 * fails for good.
 *
 * @param preferred what the customer said, in any spelling; null when nothing
 * @param names further names of channels, as an organisation calls its webhook
 */
export function routeFor(
  order: readonly PlannedKind[],
  preferred: string | null,
  reaches: (kind: PlannedKind) => boolean,
  names: Partial<Record<PlannedKind, string>> = {},
): PlannedKind[] {
  const wish = preferred?.trim().toLowerCase();
  const isWished = (kind: PlannedKind) => wish === kind || wish === names[kind]?.toLowerCase();
  const reaching = [...new Set(order)].filter(reaches);
  return [...reaching.filter(isWished), ...reaching.filter((kind) => !isWished(kind))];
}
