import type { Tx } from "@/lib/access/context";
import { findChannels } from "@/lib/delivery/channel.store";
import { webhookSettings } from "@/lib/delivery/channel-config";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan } from "@/lib/delivery/plan-shapes";
import type { Ways } from "@/lib/delivery/route";
import { surveysOnSites } from "@/lib/surveys/read-widget";

/** By what surveys are sent of which nobody has said anything else. */
export const plainWays: Ways = { order: plainPlan.channels, names: {} };

/** By what each of these surveys can be sent, by survey; inside the caller's own verb. */
export async function waysOf(tx: Tx, surveyIds: readonly string[]): Promise<Map<string, Ways>> {
  if (surveyIds.length === 0) return new Map();
  const ids = [...new Set(surveyIds)];
  const [plans, names] = await Promise.all([findPlans(tx, ids), namesOf(tx)]);
  const orderOf = (id: string) => (plans.get(id) ?? plainPlan).channels;
  const shown = await surveysOnSites(
    tx,
    ids.filter((id) => orderOf(id).includes("widget")),
  );
  return new Map(
    ids.map((id) => {
      const order = orderOf(id).filter((kind) => kind !== "widget" || shown.has(id));
      return [id, { order, names }];
    }),
  );
}

async function namesOf(tx: Tx): Promise<Ways["names"]> {
  const webhook = (await findChannels(tx)).find(({ kind }) => kind === "webhook");
  const label = webhookSettings(webhook)?.label;
  return label === undefined ? {} : { webhook: label };
}
