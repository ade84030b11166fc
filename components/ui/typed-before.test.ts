import { expect, test } from "vitest";
import { typedBefore } from "@/components/ui/typed-before";

test("where there is no page, as on the server, nothing was typed", () => {
  expect(typedBefore(["name", "email"])).toEqual({});
});
