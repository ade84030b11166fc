import { expect, test } from "vitest";
import { spanBefore } from "@/lib/analysis/span-before";

test("a chosen time is compared with as many days before it", () => {
  const march = { from: "2026-03-01", to: "2026-03-31" };
  expect(spanBefore(march, "2026-06-01")).toEqual({ from: "2026-01-29", to: "2026-02-28" });
  expect(spanBefore({ from: "2026-05-31" }, "2026-06-01")).toEqual({
    ...{ from: "2026-05-29", to: "2026-05-30" },
  });
  expect(spanBefore({ to: "2026-03-31" }, "2026-06-01")).toBeNull();
});
