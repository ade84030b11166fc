import { expect, test } from "vitest";
import { netPromoterScore, tallyScores } from "@/lib/metrics/nps";
import { dateOf, dayOf, millisecondsPerDay } from "./calendar";
import { usualDemo } from "./fill-demo";
import { type Simulation, simulate } from "./simulate";

const until = dayOf("2026-03-10");
const small = { customers: 300, until, seed: 5 };
const usual = simulate({ ...usualDemo, until });

/** What would be stored, without what nobody sees. */
const visible = ({ interactions, responses, purchases, endings }: Simulation) => ({
  interactions: interactions.map(({ person, ...rest }) => [person?.facts, rest]),
  responses: responses.map(({ answers, answeredAt }) => [answers, answeredAt]),
  purchases: purchases.map(({ person, ...rest }) => [person.facts, rest]),
  endings: endings.map(({ person, ...rest }) => [person.facts, rest]),
});

const npsOf = (responses: Simulation["responses"]) =>
  netPromoterScore(tallyScores(responses.map(({ answers }) => Number(answers.nps)))).score;

test("the same seed gives the same rows, another seed others", () => {
  expect(visible(simulate(small))).toEqual(visible(simulate(small)));
  const other = simulate({ ...small, seed: 6 });
  expect(visible(other)).not.toEqual(visible(simulate(small)));
});

test("the usual demo has the size it promises", () => {
  expect(usual.people).toHaveLength(3_000);
  expect(usual.interactions).toHaveLength(25_000);
  expect(usual.responses).toHaveLength(6_000);
  expect(usual.purchases.length).toBeGreaterThan(4_000);
  expect(new Set(usual.interactions.map(({ team }) => team)).size).toBe(6);
  expect(new Set(usual.interactions.map(({ agent }) => agent)).size).toBe(60);
  expect(new Set(usual.people.map(({ facts }) => facts.externalId)).size).toBe(3_000);
  expect(dateOf(usual.world.from)).toBe("2024-03-10");
});

test("one customer is enough, none is not", () => {
  expect(simulate({ ...small, customers: 1 }).interactions.length).toBeGreaterThan(0);
  expect(() => simulate({ ...small, customers: 0 })).toThrow(RangeError);
});

test("everything lies inside the time, and inside the customer's own", () => {
  const from = new Date(usual.world.from * millisecondsPerDay);
  const to = new Date(until * millisecondsPerDay);
  for (const { person, occurredAt, invitation } of usual.interactions) {
    const day = Math.floor(occurredAt.getTime() / millisecondsPerDay);
    expect(occurredAt >= from && occurredAt < to).toBe(true);
    expect((invitation?.sentAt ?? occurredAt) < to).toBe(true);
    expect(day).toBeGreaterThanOrEqual(person?.facts.acquiredOn ?? day);
    expect(day).toBeLessThanOrEqual(person?.leftOn ?? day);
  }
  const answeredLate = usual.responses.filter(({ answeredAt }) => answeredAt >= to);
  expect(answeredLate).toEqual([]);
});

test("an answer follows an invitation that arrived; nobody answers twice to one", () => {
  const inviting = usual.responses.map(({ interaction }) => interaction);
  expect(new Set(inviting).size).toBe(inviting.length);
  for (const { interaction, answeredAt } of usual.responses) {
    const sentAt = interaction.invitation?.sentAt;
    expect(sentAt && answeredAt > sentAt).toBe(true);
  }
});

test("all mail addresses belong to nobody", () => {
  const addresses = usual.people.flatMap(({ facts }) => facts.email ?? []);
  expect(addresses.every((address) => /^[a-z]+\.[a-z]+\.\d+@example\.com$/.test(address))).toBe(
    true,
  );
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("the ledger knows the usual reasons not to ask, and a quarter of the asked answer", () => {
  const decisions = usual.interactions.map(({ decision }) =>
    decision.decision === "invited" ? "invited" : decision.reason,
  );
  const reasons = ["no-trigger", "no-customer", "no-consent", "no-address", "rest-period"];
  for (const reason of [...reasons, "unsubscribed"]) expect(decisions).toContain(reason);
  const invited = decisions.filter((decision) => decision === "invited").length;
  expect(usual.responses.length / invited).toBeGreaterThan(0.24);
  expect(usual.responses.length / invited).toBeLessThan(0.3);
});

test("loyalty looks like a real centre's, rises over the time, and dips in one bad month", () => {
  const month = ({ answeredAt }: { answeredAt: Date }) => answeredAt.toISOString().slice(0, 7);
  const whole = [...new Set(usual.responses.map(month))].sort().slice(1, -1);
  const scores = whole.map((name) => npsOf(usual.responses.filter((one) => month(one) === name)));
  const lowest = Math.min(...scores);
  const others = scores.filter((score) => score !== lowest);
  expect(whole[scores.indexOf(lowest)]).toBe("2025-08");
  expect(Math.min(...others) - lowest).toBeGreaterThan(8);
  expect(npsOf(usual.responses)).toBeGreaterThan(20);
  expect(npsOf(usual.responses)).toBeLessThan(35);
  const half = usual.responses.length / 2;
  expect(npsOf(usual.responses.slice(half))).toBeGreaterThan(npsOf(usual.responses.slice(0, half)));
});
