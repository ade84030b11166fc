export interface Anchor {
  /** Centre of the mark, in pixels. */
  x: number;
  y: number;
  /** Size of its label, in pixels. */
  width: number;
  height: number;
}

export interface Placed {
  /** Left edge and baseline middle of the label; null when no free place was found. */
  x: number;
  y: number;
  side: "start" | "end" | "middle";
  /** So far from its mark that a line has to join them. */
  led: boolean;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const gap = 8;
const farthest = 7;

/**
 * Puts labels beside their marks, right, left, above or below, so that none covers a mark,
 * another label or what is reserved; where all of that is taken, further away at the end of a line.
 * A label without a free place is left out (its mark still has a title). Marks are served in the
 * order given: put the important ones first.
 */
export function placeLabels(
  anchors: readonly Anchor[],
  frame: Box,
  radius: number,
  reserved: readonly Box[] = [],
): (Placed | null)[] {
  const taken: Box[] = [...reserved, ...anchors.map(({ x, y }) => around(x, y, radius))];
  return anchors.map((anchor) => {
    for (const { placed, box } of candidates(anchor, radius)) {
      if (within(box, frame) && !taken.some((other) => overlap(box, other))) {
        taken.push(box);
        return placed;
      }
    }
    return null;
  });
}

function candidates({ x, y, width, height }: Anchor, radius: number) {
  const away = radius + gap;
  const places: { placed: Placed; box: Box }[] = [];
  for (const rise of [0, -height * 0.8, height * 0.8]) {
    places.push({
      placed: { x: x + away, y: y + rise, side: "start", led: false },
      box: boxAt(x + away, y + rise, width, height),
    });
    places.push({
      placed: { x: x - away, y: y + rise, side: "end", led: false },
      box: boxAt(x - away - width, y + rise, width, height),
    });
  }
  for (const rise of [-(away + height / 2), away + height / 2]) {
    places.push({
      placed: { x, y: y + rise, side: "middle", led: false },
      box: boxAt(x - width / 2, y + rise, width, height),
    });
  }
  return [...places, ...further({ x, y, width, height }, away)];
}

/** To the right, step by step further up and down. */
function further({ x, y, width, height }: Anchor, away: number) {
  return Array.from({ length: 2 * farthest }, (_, k) => {
    const steps = Math.floor(k / 2) + 1;
    const rise = (k % 2 === 0 ? 1 : -1) * steps * height * 1.15;
    const left = x + away + 10;
    return {
      placed: { x: left, y: y + rise, side: "start" as const, led: true },
      box: boxAt(left, y + rise, width, height),
    };
  });
}

function boxAt(left: number, middle: number, width: number, height: number): Box {
  return { left, right: left + width, top: middle - height / 2, bottom: middle + height / 2 };
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function within(a: Box, b: Box): boolean {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
