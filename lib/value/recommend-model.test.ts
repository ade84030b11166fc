import { expect, test } from "vitest";
import { evidenceSoFar, recommendModel } from "@/lib/value/recommend-model";

const nothing = {
  ...{ buyers: 0, repeaters: 0, dated: 0, left: 0, elements: 0, contractFits: true },
  failed: [],
};

test("dates of leaving speak for contracts, repeat purchases for purchases, else four elements", () => {
  const contract = { ...nothing, dated: 100, left: 20, elements: 100 };
  expect(recommendModel(contract)?.model).toBe("contractual");
  expect(recommendModel({ ...nothing, buyers: 100, repeaters: 40 })?.model).toBe("purchases");
  expect(recommendModel({ ...nothing, elements: 12 })?.model).toBe("simple");
  expect(recommendModel(nothing)).toBeNull();
});

test("a contract model that cannot be fitted is not recommended, and the reason says so", () => {
  const contract = { ...nothing, dated: 100, left: 20, elements: 100, contractFits: false };
  const bought = recommendModel({ ...contract, buyers: 100, repeaters: 40 });
  expect(bought?.model).toBe("purchases");
  expect(bought?.reason).toContain("40 of 100 buyers came back. Dates of leaving are known");
  const simple = recommendModel(contract);
  expect(simple?.model).toBe("simple");
  expect(simple?.reason).toContain("no best fit");
});

test("purchases that were tried in vain are not recommended again", () => {
  const bought = { ...nothing, buyers: 100, repeaters: 40, failed: ["purchases"] as const };
  expect(recommendModel(bought)).toBeNull();
  const simple = recommendModel({ ...bought, elements: 12 });
  expect(simple?.model).toBe("simple");
  expect(simple?.reason).toContain("gave no value");
});

test("where no model can be recommended, it is said what there is and what one asks for", () => {
  expect(evidenceSoFar({ ...nothing, buyers: 1 })).toBe(
    "So far: 1 buyer, of whom 0 came back on another day (a model asks for 30); 0 customers who left, with the day (10); 0 customers whose revenue and costs are known (1).",
  );
});
