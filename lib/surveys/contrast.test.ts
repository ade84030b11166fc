import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, madeReadable, readableOn } from "./contrast";
import { lookStyle, weakContrasts } from "./page/look-style";

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("contrast runs from 1 to 21, and the order does not matter", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  fc.assert(
    fc.property(anyColour, anyColour, (one, other) => {
      expect(contrast(one, other)).toBeCloseTo(contrast(other, one), 12);
      expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test("words on any colour read, and any colour can be made to read", () => {
  fc.assert(
    fc.property(anyColour, (colour) => {
      expect(contrast(readableOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(madeReadable(colour, "#171a20"), "#171a20")).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a look's weak pairs are named; the page's own colours have none", () => {
  expect(weakContrasts({})).toEqual([]);
  const [weak] = weakContrasts({ accent: "#ffdd00" });
  expect(weak).toMatchObject({ what: "accent", needed: 4.5 });
  expect(weak?.ratio).toBeCloseTo(1.35, 2);
});

test("a look is a style sheet of its own, with the dark colours made to read", () => {
  expect(lookStyle(undefined)).toBe("");
  const style = lookStyle({ accent: "#7a0019", radius: "none", font: "serif" });
  expect(style).toContain("--accent:#7a0019;--on-accent:#ffffff");
  expect(style).toContain("@media (prefers-color-scheme:dark){:root{--accent:");
  expect(lookStyle({ dark: "never" })).toContain("color-scheme:light");
});
