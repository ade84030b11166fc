import type { Tx } from "@/lib/access/context";
import { addressFor } from "@/lib/delivery/address";
import { findSubjects } from "@/lib/delivery/calls/call.store";
import type { CallSubject } from "@/lib/delivery/calls/shapes";
import { type DueInvitation, dueInvitations } from "@/lib/delivery/due-invitations.store";
import { arriving } from "@/lib/delivery/refused";
import { sortOut } from "@/lib/delivery/sort-out";

/** Whoever may be called now, longest waiting first. */
export async function callable(tx: Tx, limit: number): Promise<CallSubject[]> {
  const { due } = await dueInvitations(tx, "phone", limit, 0);
  return subjectsOf(tx, due);
}

/** Those of what is due that are still wanted, with the number to dial. */
export async function subjectsOf(tx: Tx, due: readonly DueInvitation[]): Promise<CallSubject[]> {
  const { wanted, refused } = await sortOut(tx, "phone", due);
  if (wanted.length === 0) return [];
  const found = await findSubjects(
    tx,
    wanted.map(({ id }) => id),
  );
  return found.flatMap(({ email, phone, ...subject }) => {
    const number = addressFor("phone", arriving(refused, { email, phone }));
    return number === null ? [] : [{ ...subject, number }];
  });
}
