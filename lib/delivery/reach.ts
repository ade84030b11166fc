import type { Tx } from "@/lib/access/context";
import { findChannels } from "@/lib/delivery/channel.store";
import { webhookSettings } from "@/lib/delivery/channel-config";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan } from "@/lib/delivery/plan-shapes";
import type { Ways } from "@/lib/delivery/route";
import { surveysOnSites } from "@/lib/surveys/read-widget";

/** Who asks: a survey by its plan, or a trigger of it that has an order of its own. */
interface Asking {
  surveyId: string;
  /** Null: as the survey's plan has it. */
  askBy: readonly PlannedKind[] | null;
}

/** By what each of these can ask; inside the caller's own verb. */
export async function waysOf(tx: Tx, asking: readonly Asking[]): Promise<(one: Asking) => Ways> {
  const ids = asking.map(({ surveyId }) => surveyId);
  const [plans, names] = await Promise.all([findPlans(tx, ids), namesOf(tx)]);
  const orderOf = ({ surveyId, askBy }: Asking) =>
    askBy ?? (plans.get(surveyId) ?? plainPlan).channels;
  const onSites = asking.filter((one) => orderOf(one).includes("widget"));
  const shown = await surveysOnSites(tx, [...new Set(onSites.map(({ surveyId }) => surveyId))]);
  return (one) => ({
    order: orderOf(one).filter((kind) => kind !== "widget" || shown.has(one.surveyId)),
    names,
  });
}

async function namesOf(tx: Tx): Promise<Ways["names"]> {
  const webhook = (await findChannels(tx)).find(({ kind }) => kind === "webhook");
  const label = webhookSettings(webhook)?.label;
  return label === undefined ? {} : { webhook: label };
}
