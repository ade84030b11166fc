import fc from "fast-check";
import { expect, test } from "vitest";
import { mailLook } from "@/lib/delivery/mail-look";
import { contrast } from "@/lib/surveys/contrast";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("text reads on its card, whatever colour was chosen for it", () => {
  fc.assert(
    fc.property(colour, (text) => {
      const { ink, soft, card } = mailLook({ text }).light;
      expect(contrast(ink, card)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(soft, card)).toBeGreaterThanOrEqual(4.5);
    }),
    { examples: [["#ffffff"]] },
  );
});
