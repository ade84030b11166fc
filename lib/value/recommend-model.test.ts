import { expect, test } from "vitest";
import { recommendModel } from "@/lib/value/recommend-model";

const nothing = { buyers: 0, repeaters: 0, dated: 0, left: 0, elements: 0 };

test("dates of leaving speak for contracts, repeat purchases for purchases, else four elements", () => {
  const contract = { ...nothing, dated: 100, left: 20, elements: 100 };
  expect(recommendModel(contract)?.model).toBe("contractual");
  expect(recommendModel({ ...nothing, buyers: 100, repeaters: 40 })?.model).toBe("purchases");
  expect(recommendModel({ ...nothing, elements: 12 })?.model).toBe("simple");
  expect(recommendModel(nothing)).toBeNull();
});
