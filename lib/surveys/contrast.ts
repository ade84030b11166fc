/** A colour such as "#2f4bc7" as red, green and blue from 0 to 255. */
function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/**
 * The contrast ratio of two colours, from 1 (the same) to 21 (black on white).
 *
 * @see WCAG 2.2, relative luminance and contrast ratio
 * @example contrast("#000000", "#ffffff") // → 21
 */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Black or white, whichever reads better on a colour. */
export function readableOn(colour: string): "#000000" | "#ffffff" {
  return contrast(colour, "#ffffff") >= contrast(colour, "#000000") ? "#ffffff" : "#000000";
}

const hex = (channel: number) => Math.round(channel).toString(16).padStart(2, "0");

function mixed(colour: string, into: string, share: number): string {
  const [from, to] = [channels(colour), channels(into)];
  return `#${from.map((channel, index) => hex(channel + ((to[index] ?? 0) - channel) * share)).join("")}`;
}

/** The colour, lightened or darkened just so far that it reads on a background. */
export function madeReadable(colour: string, background: string, ratio = 4.5): string {
  const into = readableOn(background);
  for (let share = 0; share < 1; share += 0.05) {
    const tried = mixed(colour, into, share);
    if (contrast(tried, background) >= ratio) return tried;
  }
  return into;
}

/** A hint of one colour on another, for backgrounds. */
export function tint(colour: string, background: string): string {
  return mixed(background, colour, 0.1);
}
