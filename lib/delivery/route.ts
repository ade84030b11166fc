import type { Invitee } from "@/lib/delivery/barriers";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { type Bases, mayAskBy } from "@/lib/delivery/lawful-basis";

/** By what a survey can be sent to anybody. */
export interface Ways {
  /** First choice first; a survey that shows on no site is not offered on one. */
  order: readonly PlannedKind[];
  /** Further names of channels, as an organisation calls its webhook. */
  names: Partial<Record<PlannedKind, string>>;
}

/** An invitation's first channel, and those that are tried when it fails for good. */
export interface Route {
  channel: PlannedKind;
  route: PlannedKind[];
}

/**
 * By which channels one customer is asked by a survey: those that reach them on a ground that holds.
 *
 * @returns undefined where none does
 */
export function routeOf({ order, names }: Ways, bases: Bases, invitee: Invitee): Route | undefined {
  const isUsable = (kind: PlannedKind) =>
    invitee.reachable.includes(kind) && mayAskBy(kind, bases, invitee);
  const [channel, ...route] = routeFor(order, invitee.preferredChannel, isUsable, names);
  return channel && { channel, route };
}

/**
 * By which channels one customer is asked, first choice first: the order of the survey, with what the
 * customer prefers in front, and only channels that reach them. The next one is taken when a channel
 * fails for good.
 *
 * @param preferred what the customer said, in any spelling; null when nothing
 */
export function routeFor(
  order: readonly PlannedKind[],
  preferred: string | null,
  reaches: (kind: PlannedKind) => boolean,
  names: Ways["names"] = {},
): PlannedKind[] {
  const wish = preferred?.trim().toLowerCase();
  const isWished = (kind: PlannedKind) => wish === kind || wish === names[kind]?.toLowerCase();
  const reaching = [...new Set(order)].filter(reaches);
  return [...reaching.filter(isWished), ...reaching.filter((kind) => !isWished(kind))];
}
