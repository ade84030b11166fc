import fc from "fast-check";
import { expect, test } from "vitest";
import { verdicts } from "@/lib/delivery/click-shapes";
import { delayOf, type OpenedLink, signsOf, stateOf } from "@/lib/delivery/click-signs";

const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1";
const delivered = new Date("2026-03-10T12:00:00Z");
const at = (seconds: number) => new Date(delivered.getTime() + seconds * 1000);
const opened = (score: number | null, seconds: number, change: Partial<OpenedLink> = {}) => ({
  ...{ score, createdAt: at(seconds), userAgent: phone, ahead: false, verdict: null },
  ...change,
});
const context = { deliveredAt: [delivered], answeredAt: null };

/** What is thought of the first of these links. */
function thought(links: OpenedLink[], around: Partial<Parameters<typeof signsOf>[2]> = {}) {
  const [first = opened(9, 0)] = links;
  const signs = signsOf(first, links, { ...context, ...around });
  return { signs, state: stateOf(signs, first.verdict) };
}

test("a tap on a phone minutes later waits for the answer, and has it when one was sent after it", () => {
  expect(thought([opened(9, 300)])).toEqual({ signs: ["nothing-followed"], state: "provisional" });
  expect(thought([opened(9, 300)], { answeredAt: at(320) })).toEqual({
    signs: [],
    state: "answered",
  });
  expect(thought([opened(9, 300)], { answeredAt: at(200) }).state).toBe("provisional");
});

test("whoever changes their mind twice is no machine; whoever opens every link is", () => {
  const taps = (points: number) => Array.from({ length: points }, (_, n) => opened(n, 300 + n));
  expect(thought(taps(3)).state).toBe("provisional");
  expect(thought(taps(11))).toMatchObject({
    signs: expect.arrayContaining(["many-links"]),
    state: "suspected",
  });
});

test("a link that nobody sees gives away what opened it, and not the customer of hours later", () => {
  const machine = [opened(9, 60), opened(null, 61)];
  expect(thought(machine)).toMatchObject({
    signs: expect.arrayContaining(["unseen-link"]),
    state: "suspected",
  });
  expect(thought([opened(8, 9_000), ...machine]).state).toBe("provisional");
  expect(thought([opened(8, 62, { userAgent: "Another browser" }), ...machine]).state).toBe(
    "provisional",
  );
});

test.each([
  [{ ahead: true }, "ahead-of-reader"],
  [{ userAgent: null }, "machine-agent"],
  [{ userAgent: "Barracuda Sentinel (EE)" }, "machine-agent"],
  [{ userAgent: "python-requests/2.31" }, "machine-agent"],
])("%o is suspected even when an answer followed", (change, sign) => {
  expect(thought([opened(9, 300, change)], { answeredAt: at(400) })).toEqual({
    signs: [sign],
    state: "suspected",
  });
});

test("opened at once is suspected only while nothing follows", () => {
  expect(thought([opened(9, 2)])).toEqual({
    signs: ["at-once", "nothing-followed"],
    state: "suspected",
  });
  expect(thought([opened(9, 2)], { answeredAt: at(30) }).state).toBe("answered");
});

test("time counts from the latest message before, and from none where there was none", () => {
  expect(delayOf(at(90), [delivered, at(60), at(100)])).toBe(30_000);
  expect(delayOf(at(-1), [delivered])).toBeNull();
});

test("a member's word goes before the rule's, whatever the signs", () => {
  const links = fc.array(
    fc.record({
      score: fc.option(fc.integer({ min: 0, max: 10 })),
      ahead: fc.boolean(),
      userAgent: fc.option(fc.constantFrom(phone, "curl/8")),
      verdict: fc.option(fc.constantFrom(...verdicts)),
      createdAt: fc.integer({ min: -100, max: 10_000 }).map(at),
    }),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(
      links,
      fc.option(fc.integer({ min: 0, max: 10_000 }).map(at)),
      (all, answeredAt) => {
        const { state } = thought(all, { answeredAt });
        if (all[0]?.verdict === "machine") expect(state).toBe("suspected");
        if (all[0]?.verdict === "person") expect(state).not.toBe("suspected");
      },
    ),
  );
});
