import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readCustomer } from "@/lib/customers/read";
import type { Customer } from "@/lib/customers/shapes";
import { inTransaction } from "@/lib/db/transaction";
import type { ContactChoices } from "@/lib/delivery/contact-choices";
import { readContactChoices } from "@/lib/delivery/read-contact-choices";
import { findFit } from "@/lib/value/estimates.store";
import { readValueSettings } from "@/lib/value/histories.store";
import { findWorth, listMonthValues } from "@/lib/value/people/people.store";
import type { KnownWorth, MonthValue } from "@/lib/value/people/shapes";
import { ValueRequest } from "@/lib/value/shapes";

const monthsShown = 36;

export interface Person {
  customer: Customer;
  currency: string;
  timeZone: string;
  /** By the rule that holds on every page, whatever the model in use says of them. */
  worth: KnownWorth | null;
  months: MonthValue[];
  /** How far ahead the model in use looks. */
  horizonMonths: number | undefined;
  choices: ContactChoices;
}

/** One customer: who they are, what they are worth and were, and how they may be asked. */
export async function readPerson(ctx: Context, customerId: string): Promise<Person> {
  permit(ctx, "customers.read");
  return inTransaction(ctx, async (tx) => {
    const customer = await readCustomer(tx, { customerId });
    const settings = await readValueSettings(tx);
    const fit = ValueRequest.safeParse((await findFit(tx))?.request);
    return {
      customer,
      currency: settings.currency,
      timeZone: settings.timeZone,
      worth: await findWorth(tx, settings, customerId),
      horizonMonths: fit.data?.horizonMonths,
      months: await listMonthValues(tx, customerId, monthsShown),
      choices: await readContactChoices(tx, customer),
    };
  });
}
