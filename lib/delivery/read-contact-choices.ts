import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { addressesOf, comparable } from "@/lib/delivery/address";
import type { ChosenAddress, ContactChoices } from "@/lib/delivery/contact-choices";
import { findRefusals, namesOfSurveys } from "@/lib/delivery/contact-choices.store";
import { findInvitees } from "@/lib/delivery/invitee.store";
import { saidNoAnywhere } from "@/lib/delivery/said-no.store";

interface Asked {
  id: string;
  email: string | null;
  phone: string | null;
  consent: boolean | null;
  preferredChannel: string | null;
}

/** What stands for and against asking one customer. */
export async function readContactChoices(ctx: Context, asked: Asked): Promise<ContactChoices> {
  permit(ctx, "customers.read");
  const { id, email, phone, consent, preferredChannel } = asked;
  return inTransaction(ctx, async (tx) => {
    const refusals = await findRefusals(tx, addressesOf({ email, phone }));
    const invitee = (await findInvitees(tx, [id])).get(id);
    const saidNo = (await saidNoAnywhere(tx, [id])).has(id);
    const isOpen = invitee !== undefined && !saidNo && !invitee.unsubscribed;
    const addresses = (["email", "phone"] as const).flatMap((kind): ChosenAddress[] => {
      const address = asked[kind];
      if (!address) return [];
      const refusal = refusals.find((each) => each.address === comparable(address));
      const refused = refusal ? { source: refusal.source, since: refusal.since } : null;
      return [{ kind, address, refused }];
    });
    return {
      ...{ consent, preferredChannel, addresses },
      refusedElsewhere: saidNo && consent !== false,
      reachable: isOpen ? invitee.reachable : [],
      declined: await namesOfSurveys(tx, invitee?.declined ?? []),
    };
  });
}
