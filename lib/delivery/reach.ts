import type { Tx } from "@/lib/access/context";
import type { Invitee } from "@/lib/delivery/barriers";
import { findBases } from "@/lib/delivery/bases.store";
import { findChannels } from "@/lib/delivery/channel.store";
import { webhookSettings } from "@/lib/delivery/channel-config";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { needsConsent } from "@/lib/delivery/lawful-basis";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan } from "@/lib/delivery/plan-shapes";
import { routeFor } from "@/lib/delivery/route";
import { surveysOnSites } from "@/lib/surveys/read-widget";

interface Asked {
  surveyId: string;
  invitee: Invitee;
}

/** By which channels each of these is asked, in the order given; empty where none reaches. */
export async function routesFor(tx: Tx, asked: readonly Asked[]): Promise<PlannedKind[][]> {
  if (asked.length === 0) return [];
  const onSites = asked.filter(({ invitee }) => invitee.reachable.includes("widget"));
  const [plans, names, bases, shown] = await Promise.all([
    findPlans(tx, surveysOf(asked)),
    namesOf(tx),
    findBases(tx),
    surveysOnSites(tx, surveysOf(onSites)),
  ]);
  const routeOf = ({ surveyId, invitee: { reachable, consent, preferredChannel } }: Asked) => {
    const { channels } = plans.get(surveyId) ?? plainPlan;
    const isUsable = (kind: PlannedKind) =>
      reachable.includes(kind) &&
      (kind !== "widget" || shown.has(surveyId)) &&
      (consent === true || !needsConsent(bases, kind));
    return routeFor(channels, preferredChannel, isUsable, names);
  };
  // Most customers are alike in what decides it.
  const known = new Map<string, PlannedKind[]>();
  return asked.map((one) => {
    const { reachable, consent, preferredChannel } = one.invitee;
    const key = `${one.surveyId} ${reachable} ${consent} ${preferredChannel}`;
    const route = known.get(key) ?? routeOf(one);
    known.set(key, route);
    return route;
  });
}

const surveysOf = (asked: readonly Asked[]) => [...new Set(asked.map(({ surveyId }) => surveyId))];

async function namesOf(tx: Tx): Promise<Partial<Record<PlannedKind, string>>> {
  const webhook = (await findChannels(tx)).find(({ kind }) => kind === "webhook");
  const label = webhookSettings(webhook)?.label;
  return label === undefined ? {} : { webhook: label };
}
