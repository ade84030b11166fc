import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { inTransaction } from "@/lib/db/transaction";
import { dayIn } from "@/lib/ground/moment";
import { Refusal } from "@/lib/ground/refusal";
import { readPublishedVersion } from "@/lib/surveys/read";
import type { SurveyVersion } from "@/lib/surveys/shapes";
import { findKnownCustomer } from "./open-visits.store";
import { findInteractions } from "./store";
import type { TypeIn } from "./type-in-shapes";

/** Checks whose answers are about to be typed in, before anybody types them. */
export async function beginTypeIn(ctx: Context, input: TypeIn): Promise<TypeIn> {
  permit(ctx, "responses.write");
  await inTransaction(ctx, (tx) => typedInFor(tx, input));
  return input;
}

/** The version answered, inside the caller's own verb. @throws Refusal for what is not there */
export async function typedInFor(
  tx: Tx,
  { surveyId, customer, interaction, day }: TypeIn,
): Promise<SurveyVersion> {
  const version = await readPublishedVersion(tx, surveyId);
  if (!version) throw new Refusal("not-found", "There is no such published survey.");
  if (version.closed) throw new Refusal("conflict", "This survey takes no more answers.");
  if (customer && (await findKnownCustomer(tx, customer)) === undefined) {
    throw wrong("customer", "There is no customer with this id.");
  }
  if (interaction && (await findInteractions(tx, [interaction])).length === 0) {
    throw wrong("interaction", "There is no interaction with this id.");
  }
  if (day && day > dayIn(await timeZoneOf(tx), tx.now())) {
    throw wrong("day", "This day is still to come.");
  }
  return version;
}

function wrong(path: string, message: string): Refusal {
  return new Refusal("invalid", message, { fields: [{ path, code: "unknown", message }] });
}
