import { systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { confirmRound } from "@/lib/touchpoints/rounds/confirm-round";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { readRound } from "@/lib/touchpoints/rounds/read-rounds";
import type { Measure } from "./measurement";
import { timedRun, wholeBase } from "./rounds/whole-base";

/** A survey sent to every customer of a large organisation: counted first, then asked. */
export const measure: Measure = async ({ database }) => {
  const first = { organizationName: "Bench round", email: "round@example.com" };
  const door = { database, now: () => new Date() };
  const ctx = systemContext(database, await prepareFirstAdministrator(door, first));
  const { rules } = await wholeBase(ctx, 500_000);
  const before = process.memoryUsage().rss / 2 ** 20;
  const { id: roundId } = await createRound(ctx, rules);
  const counting = await timedRun(ctx, roundId);
  await confirmRound(ctx, { roundId });
  const asking = await timedRun(ctx, roundId);
  const { estimate, asked } = await readRound(ctx, { roundId });
  if (!asked || JSON.stringify(asked.suppressed) !== JSON.stringify(estimate?.suppressed)) {
    throw new Error("it asked others than it had counted");
  }
  return [
    { name: "Round of 500,000: counted in", value: counting.seconds, unit: "s" },
    { name: "Round of 500,000: decided and invited in", value: asking.seconds, unit: "s" },
    { name: "Round of 500,000: asked", value: asked.invited, unit: "customers" },
    { name: "Round of 500,000: memory before", value: before, unit: "MB" },
    { name: "Round of 500,000: memory counting", value: counting.megabytes, unit: "MB" },
    { name: "Round of 500,000: memory asking", value: asking.megabytes, unit: "MB" },
  ];
};
