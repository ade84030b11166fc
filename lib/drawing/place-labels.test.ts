import fc from "fast-check";
import { expect, test } from "vitest";
import { placeLabels } from "@/lib/drawing/place-labels";

const frame = { left: 0, top: 0, right: 400, bottom: 300 };

test("a label stands to the right of its mark where there is room", () => {
  const [placed] = placeLabels([{ x: 100, y: 100, width: 60, height: 14 }], frame, 5);
  expect(placed).toEqual({ x: 113, y: 100, side: "start", led: false });
});

test("at the right edge it stands to the left", () => {
  const [placed] = placeLabels([{ x: 380, y: 100, width: 60, height: 14 }], frame, 5);
  expect(placed).toEqual({ x: 367, y: 100, side: "end", led: false });
});

test("in a crowd labels stand further away, at the end of a line", () => {
  const crowd = Array.from({ length: 7 }, () => ({ x: 5, y: 150, width: 60, height: 14 }));
  const placed = placeLabels(crowd, frame, 5);
  expect(placed.every((each) => each !== null)).toBe(true);
  expect(placed[0]?.led).toBe(false);
  expect(placed.at(-1)?.led).toBe(true);
});

test("where there is no room at all a label is left out", () => {
  const [placed] = placeLabels([{ x: 20, y: 10, width: 900, height: 14 }], frame, 5);
  expect(placed).toBeNull();
});

test("labels never cover one another", () => {
  const anchor = fc.record({
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 300 }),
    width: fc.integer({ min: 20, max: 120 }),
    height: fc.constant(14),
  });
  fc.assert(
    fc.property(fc.array(anchor, { maxLength: 12 }), (anchors) => {
      const boxes = placeLabels(anchors, frame, 5).flatMap((placed, k) => {
        const width = anchors[k]?.width ?? 0;
        if (!placed) return [];
        const left = placed.x - { start: 0, end: width, middle: width / 2 }[placed.side];
        return [{ left, right: left + width, top: placed.y - 7, bottom: placed.y + 7 }];
      });
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) {
          const apart =
            a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart).toBe(true);
        }
      });
    }),
  );
});
