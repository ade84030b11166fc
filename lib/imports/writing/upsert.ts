export interface Steps {
  match: () => Promise<number>;
  update: () => Promise<number>;
  insert: () => Promise<number>;
}

export interface Upserted {
  created: number;
  updated: number;
  known: number;
}

export const nothingDone: Upserted = { created: 0, updated: 0, known: 0 };

/** Changes what is known and adds what is not. */
export async function upsert(staged: number, { match, update, insert }: Steps): Promise<Upserted> {
  const known = await match();
  const updated = known > 0 ? await update() : 0;
  const created = known < staged ? await insert() : 0;
  return { created, updated, known };
}

/** The kinds of identity that occur among staged things. */
export function identitiesOf(staged: readonly { identity: { externalId: string | null } }[]) {
  const external = staged.some(({ identity }) => identity.externalId !== null);
  const byLine = staged.some(({ identity }) => identity.externalId === null);
  return [
    ...(external ? ["external_id" as const] : []),
    ...(byLine ? ["import_key" as const] : []),
  ];
}
