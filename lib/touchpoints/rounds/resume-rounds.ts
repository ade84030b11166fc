import type { Tx } from "@/lib/access/context";
import { enqueue } from "@/lib/queue/jobs";
import { takeSilentRounds } from "@/lib/touchpoints/rounds/round.store";

const silenceMilliseconds = 5 * 60_000;

/** Has rounds gone on with of whose work nobody has been heard for a while; inside the caller's own verb. */
export async function resumeRounds(tx: Tx): Promise<void> {
  const since = new Date(tx.now().getTime() - silenceMilliseconds);
  const { organizationId } = tx;
  const silent = await takeSilentRounds(tx, since);
  await enqueue(
    tx,
    "round.run",
    silent.map((roundId) => ({ organizationId, roundId })),
  );
}
