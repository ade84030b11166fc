import type { Tx } from "@/lib/access/context";
import { addressesOf, addressFor } from "@/lib/delivery/address";
import { findBases } from "@/lib/delivery/bases.store";
import { findChannels } from "@/lib/delivery/channel.store";
import { webhookSettings } from "@/lib/delivery/channel-config";
import { refusedAddresses } from "@/lib/delivery/invitee.store";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { needsConsent } from "@/lib/delivery/lawful-basis";
import { postOf } from "@/lib/delivery/letters/post-address.store";
import { openKinds } from "@/lib/delivery/open-kinds";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan } from "@/lib/delivery/plan-shapes";
import { findContacts } from "@/lib/delivery/reach.store";
import { arriving } from "@/lib/delivery/refused";
import { routeFor } from "@/lib/delivery/route";
import { surveysOnSites } from "@/lib/surveys/read-widget";

interface Asked {
  customerId: string;
  surveyId: string;
}

/** By which channels each of these is asked, in the order given; empty where none reaches. */
export async function routesFor(tx: Tx, asked: readonly Asked[]): Promise<PlannedKind[][]> {
  if (asked.length === 0) return [];
  const plans = await findPlans(
    tx,
    asked.map(({ surveyId }) => surveyId),
  );
  const contacts = await findContacts(
    tx,
    asked.map(({ customerId }) => customerId),
    await postOf(tx),
  );
  const known = new Map(contacts.map((one) => [one.id, one]));
  const refused = await refusedAddresses(tx, contacts.flatMap(addressesOf));
  const [open, names, bases] = [await openKinds(tx), await namesOf(tx), await findBases(tx)];
  const shown = await surveysOnSites(
    tx,
    open.has("widget") ? asked.map(({ surveyId }) => surveyId) : [],
  );
  return asked.map(({ customerId, surveyId }) => {
    const customer = known.get(customerId);
    if (customer === undefined) return [];
    const { channels } = plans.get(surveyId) ?? plainPlan;
    const addresses = arriving(refused, customer);
    const isUsable = (kind: PlannedKind) =>
      open.has(kind) &&
      (kind !== "widget" || shown.has(surveyId)) &&
      addressFor(kind, addresses) !== null &&
      (customer.consent === true || !needsConsent(bases, kind));
    return routeFor(channels, customer.preferredChannel, isUsable, names);
  });
}

async function namesOf(tx: Tx): Promise<Partial<Record<PlannedKind, string>>> {
  const webhook = (await findChannels(tx)).find(({ kind }) => kind === "webhook");
  const label = webhookSettings(webhook)?.label;
  return label === undefined ? {} : { webhook: label };
}
