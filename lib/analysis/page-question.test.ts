import { expect, test } from "vitest";
import { addressOf, filterOf, PageQuestion } from "@/lib/analysis/page-question";

test("an address says which rows, which outcome and which grain", () => {
  const question = PageQuestion.parse({
    from: "2026-01-01",
    team: ["North", "South"],
    channel: "phone",
    outcome: "nps",
    grain: "customer",
  });
  expect(filterOf(question)).toEqual({
    from: "2026-01-01",
    teams: ["North", "South"],
    channels: ["phone"],
  });
  expect(addressOf(question)).toBe(
    "?from=2026-01-01&channel=phone&team=North&team=South&outcome=nps&grain=customer",
  );
});

test("untouched fields of the form and nonsense restrict nothing", () => {
  const question = PageQuestion.parse({ from: "", to: "yesterday", team: "", grain: "galaxy" });
  expect(filterOf(question)).toEqual({});
  expect(addressOf(question)).toBe("");
});

test("what the database cannot keep or no survey is called finds nothing and breaks nothing", () => {
  expect(PageQuestion.parse({ team: "North\0", outcome: "\0" })).toEqual({});
  const { survey } = PageQuestion.parse({ survey: "the first one" });
  expect(survey).toEqual(["00000000-0000-0000-0000-000000000000"]);
});

test("an address can carry more", () => {
  expect(addressOf({ team: ["A&B"] }, { x: "kpi.hold" })).toBe("?team=A%26B&x=kpi.hold");
});

test("a value tier is one of the thirds", () => {
  expect(filterOf(PageQuestion.parse({ tier: "high" }))).toEqual({ valueTiers: ["high"] });
  expect(filterOf(PageQuestion.parse({ tier: ["low", "high"] }))).toEqual({
    valueTiers: ["low", "high"],
  });
  expect(filterOf(PageQuestion.parse({ tier: "highest" }))).toEqual({});
});
