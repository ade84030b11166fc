import type { Tx } from "@/lib/access/context";
import type { Addresses } from "@/lib/delivery/address";
import type { Facts } from "@/lib/surveys/flow";
import { findCustomerFacts, findFacts } from "./facts.store";

type Row = Pick<Awaited<ReturnType<typeof findFacts>>[number], "customer" | "attributes"> &
  Partial<Pick<Awaited<ReturnType<typeof findFacts>>[number], "interaction" | "kpis">>;

function named(
  prefix: string,
  fields: Readonly<Record<string, unknown>> | null,
): [string, unknown][] {
  return Object.entries(fields ?? {}).map(([name, value]) => [`${prefix}.${name}`, value]);
}

/** As rules and texts name it. */
export function factsOf({ customer, attributes, interaction = null, kpis = null }: Row): Facts {
  const all = [
    ...named("customer", customer),
    ...named("customer.attributes", attributes),
    ...named("interaction", interaction),
    ...named("interaction.kpi", kpis),
  ];
  return Object.fromEntries(
    all.flatMap(([name, value]): [string, number | string][] =>
      typeof value === "number" || typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

/** The same of a customer who is not invited, and their addresses; undefined when nobody is known. */
export async function readCustomerFacts(
  tx: Tx,
  idOrMailbox: string,
): Promise<{ facts: Facts; addresses: Addresses } | undefined> {
  const row = await findCustomerFacts(tx, idOrMailbox);
  if (!row) return undefined;
  const { email, phone, post } = row;
  return { facts: factsOf(row), addresses: { email, phone, post } };
}

/** What surveys' rules and texts may look at, by invitation. */
export async function readFacts(
  tx: Tx,
  invitationIds: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await findFacts(tx, invitationIds);
  return new Map(rows.map((row) => [row.invitationId, factsOf(row)]));
}
