import v8 from "node:v8";
import vm from "node:vm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inRawTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { cancelRound } from "@/lib/touchpoints/rounds/cancel-round";
import { confirmRound } from "@/lib/touchpoints/rounds/confirm-round";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { readRound } from "@/lib/touchpoints/rounds/read-rounds";
import { runRound } from "@/lib/touchpoints/rounds/run-round";
import { timedRun, wholeBase } from "./whole-base";

const db = testDatabase();
const customers = 500_000;
const accepting: Channel = { send: async () => ({ kind: "accepted", reply: "ok" }) };

v8.setFlagsFromString("--expose-gc");
const collect: () => void = vm.runInNewContext("gc");

/** What is held once garbage is collected, in megabytes, looked at now and then while something runs. */
async function heldDuring<T>(work: () => Promise<T>) {
  const held: number[] = [];
  const look = setInterval(() => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    held.push((heapUsed + external) / 2 ** 20);
  }, 2_000);
  const result = await work().finally(() => clearInterval(look));
  const third = Math.ceil(held.length / 3);
  const most = (part: readonly number[]) => Math.max(0, ...part);
  return { result, first: most(held.slice(0, third)), last: most(held.slice(-third)) };
}

/** Every decision of a round beside its invitation, counted. */
async function account(ctx: Context, roundId: string) {
  const { organizationId } = ctx;
  const [row] = await inRawTransaction(
    ctx,
    (raw) => raw<Record<string, number>[]>`
      select count(*)::int as decided,
        count(distinct decision.customer_id)::int as customers,
        (count(*) filter (where decision = 'invited'))::int as invited,
        (count(*) filter (where reason = 'no-address'))::int as "noAddress",
        (count(*) filter (where reason = 'no-consent'))::int as "noConsent",
        (count(*) filter (where (decision = 'invited') <> (invitation.id is not null)))::int as half,
        (count(*) filter (where invitation.status = 'scheduled'))::int as scheduled,
        (count(*) filter (where invitation.status = 'cancelled'))::int as cancelled,
        (select count(*)::int from invitation
          where organization_id = ${organizationId} and round_id = ${roundId}) as invitations
      from round_decision as decision
      left join invitation on invitation.organization_id = decision.organization_id
        and invitation.round_id = decision.round_id
        and invitation.customer_id = decision.customer_id
      where decision.organization_id = ${organizationId} and decision.round_id = ${roundId}`,
  );
  if (!row) throw new Error("a count is a row");
  return row;
}

/** Has a round counted and confirmed. */
async function confirmed(ctx: Context, rules: Parameters<typeof createRound>[1]) {
  const { id: roundId } = await createRound(ctx, rules);
  const counting = await heldDuring(() => timedRun(ctx, roundId));
  expect(counting.result.status).toBe("counted");
  await confirmRound(ctx, { roundId });
  return { roundId, counting };
}

test("a round of 500,000 customers asks each once or says why not, also after one that was cancelled halfway", async () => {
  const ctx: Context = await db.context();
  const { rules, reached, suppressed } = await wholeBase(ctx, customers);

  const { roundId: halfway } = await confirmed(ctx, rules);
  const running = runRound(ctx, { roundId: halfway });
  const asked = async () => (await readRound(ctx, { roundId: halfway })).asked?.invited ?? 0;
  await expect.poll(asked, { timeout: 600_000 }).toBeGreaterThan(reached / 4);
  await cancelRound(ctx, { roundId: halfway });
  // Nothing of it is sent from now on, and whoever was at work on it leaves it to the next.
  expect((await sendInvitations(ctx, { channel: accepting })).handedOver).toBe(0);
  expect(await running).toBe("cancelling");
  expect(await runRound(ctx, { roundId: halfway })).toBe("cancelled");
  const half = await account(ctx, halfway);
  const tally = (await readRound(ctx, { roundId: halfway })).asked;
  expect(half).toMatchObject({
    ...{ decided: tally?.chosen, customers: tally?.chosen, invited: tally?.invited, half: 0 },
    ...{ invitations: tally?.invited, scheduled: 0, cancelled: tally?.invited },
  });
  expect(half.decided).toBeLessThan(customers);

  const { roundId, counting } = await confirmed(ctx, rules);
  const asking = await heldDuring(() => timedRun(ctx, roundId));
  expect(asking.result.status).toBe("asked");
  const round = await readRound(ctx, { roundId });
  expect(round.asked).toMatchObject({ chosen: customers, invited: reached, suppressed });
  expect(round.estimate).toEqual(round.asked);
  expect(Math.max(...Object.values(round.asked?.days ?? {}))).toBe(rules.dailyCap);
  expect(await account(ctx, roundId)).toEqual({
    ...{ decided: customers, customers, invited: reached, invitations: reached, half: 0 },
    ...{ noAddress: suppressed["no-address"], noConsent: suppressed["no-consent"] },
    ...{ scheduled: reached, cancelled: 0 },
  });
  process.stdout.write(`round of 500,000: ${JSON.stringify({ half, counting, asking })}\n`);
  // What it holds does not grow with the customers it has done.
  for (const { first, last } of [counting, asking]) expect(last - first).toBeLessThan(25);
});
