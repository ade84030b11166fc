/** How much goes from one place at the left to one at the right; sizes are not negative. */
export interface Stream {
  from: string;
  to: string;
  size: number;
}

/** A place beside the picture, and where it lies, from 0 to 1. */
export interface FlowPlace {
  key: string;
  size: number;
  top: number;
  height: number;
}

/** A stream's ends, as tops of equally high bands. */
export interface FlowBand extends Stream {
  left: number;
  right: number;
  height: number;
}

const gap = 0.02;

/**
 * Lays out a flow from left to right: places in the given order, each as high as what flows through
 * it, but never lower than a label needs; bands keep the order of the places, so that few cross.
 *
 * @param order of the places; those through which nothing flows are left out
 * @param least height of a place, as a share of the picture
 */
export function layOutFlow(
  order: readonly string[],
  streams: readonly Stream[],
  least: number,
): { left: FlowPlace[]; right: FlowPlace[]; bands: FlowBand[] } {
  const flowing = streams.filter(({ from, to }) => order.includes(from) && order.includes(to));
  const ends = (side: "from" | "to") =>
    order.flatMap((key) => {
      const own = flowing.filter((stream) => stream[side] === key);
      return own.length > 0 ? [{ key, size: sum(own) }] : [];
    });
  const sides = { left: ends("from"), right: ends("to") };
  const scale = Math.min(largestScale(sides.left, least), largestScale(sides.right, least));
  const left = stacked(sides.left, scale, least);
  const right = stacked(sides.right, scale, least);
  return { left, right, bands: bandsOf(order, flowing, { left, right, scale }) };
}

/** The scale at which places, none lower than the least, fill the height. */
function largestScale(places: readonly { size: number }[], least: number): number {
  const room = 1 - gap * (places.length - 1);
  const needed = (scale: number) =>
    places.reduce((total, { size }) => total + Math.max(least, size * scale), 0);
  const whole = sum(places);
  if (!(whole > 0)) return 0;
  let [low, high] = [0, room / whole];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (needed(middle) > room) high = middle;
    else low = middle;
  }
  return low;
}

function sum(parts: readonly { size: number }[]): number {
  return parts.reduce((total, { size }) => total + size, 0);
}

function stacked(
  places: readonly { key: string; size: number }[],
  scale: number,
  least: number,
): FlowPlace[] {
  let top = 0;
  return places.map((place) => {
    const height = Math.max(least, place.size * scale);
    const laid = { ...place, top, height };
    top += height + gap;
    return laid;
  });
}

interface Sides {
  left: FlowPlace[];
  right: FlowPlace[];
  scale: number;
}

function bandsOf(
  order: readonly string[],
  streams: readonly Stream[],
  { left, right, scale }: Sides,
): FlowBand[] {
  const tops = (places: FlowPlace[]) => new Map(places.map(({ key, top }) => [key, top]));
  const [used, reached] = [tops(left), tops(right)];
  const place = (key: string) => order.indexOf(key);
  const sorted = [...streams].sort(
    (a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to),
  );
  return sorted.map((stream) => {
    const height = stream.size * scale;
    const [from, to] = [used.get(stream.from) ?? 0, reached.get(stream.to) ?? 0];
    used.set(stream.from, from + height);
    reached.set(stream.to, to + height);
    return { ...stream, left: from, right: to, height };
  });
}
