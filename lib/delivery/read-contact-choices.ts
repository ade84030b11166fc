import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { Consents } from "@/lib/customers/consent";
import { inTransaction } from "@/lib/db/transaction";
import { addressesOf, comparable } from "@/lib/delivery/address";
import { findBases } from "@/lib/delivery/bases.store";
import type { ChosenAddress, ContactChoices } from "@/lib/delivery/contact-choices";
import { findRefusals, namesOfSurveys } from "@/lib/delivery/contact-choices.store";
import { findInvitees } from "@/lib/delivery/invitee.store";
import { plannedKinds } from "@/lib/delivery/kinds";
import { mayAskBy } from "@/lib/delivery/lawful-basis";
import { asPerson } from "@/lib/delivery/persons/as-person";
import { noesElsewhere } from "@/lib/delivery/persons/noes-elsewhere";

interface Asked extends Consents {
  id: string;
  email: string | null;
  phone: string | null;
  preferredChannel: string | null;
}

/** What stands for and against asking one customer. */
export async function readContactChoices(ctx: Context, asked: Asked): Promise<ContactChoices> {
  permit(ctx, "customers.read");
  const { id, email, phone, consent, channelConsents, preferredChannel } = asked;
  return inTransaction(ctx, async (tx) => {
    const refusals = await findRefusals(tx, addressesOf({ email, phone }));
    const invitee = (await findInvitees(tx, [id])).get(id);
    const bases = await findBases(tx);
    const elsewhere = (await noesElsewhere(tx, [id])).get(id) ?? [];
    const { unsubscribed = true, declined = [] } = invitee ?? {};
    const said = asPerson({ consent, channelConsents, unsubscribed, declined }, elsewhere);
    const isOpen = !said.unsubscribed;
    const reachable = isOpen ? (invitee?.reachable ?? []) : [];
    const addresses = (["email", "phone"] as const).flatMap((kind): ChosenAddress[] => {
      const address = asked[kind];
      if (!address) return [];
      const refusal = refusals.find((each) => each.address === comparable(address));
      const refused = refusal ? { source: refusal.source, since: refusal.since } : null;
      return [{ kind, address, refused }];
    });
    return {
      ...{ consent, channelConsents, preferredChannel, addresses },
      consentRefusedElsewhere: said.consent === false && consent !== false,
      optedOutElsewhere: said.unsubscribed && !unsubscribed,
      channelsRefusedElsewhere: plannedKinds.filter(
        (kind) => said.channelConsents[kind] === false && channelConsents[kind] !== false,
      ),
      reachable: reachable.filter((kind) => mayAskBy(kind, bases, said)),
      declined: await namesOfSurveys(tx, said.declined),
    };
  });
}
