import {
  countWord,
  decimals,
  digitsFor,
  figure,
  percentWithLimits,
  range,
} from "@/lib/analysis/figures";
import type { Driver, DriversAnswer, Variable } from "@/lib/analysis/shapes";
import { inSentence } from "@/lib/ground/in-sentence";

/** The finding in one plain sentence: how many conditions matter, and which. */
export function headline(
  { drivers, keyDrivers }: Pick<DriversAnswer, "drivers" | "keyDrivers">,
  outcome: Variable,
  labelOf: (key: string) => string,
): string {
  const all = drivers.length;
  const conditions = `${countWord(all)} condition${all === 1 ? "" : "s"}`;
  const what = named(outcome);
  if (keyDrivers.length === 0) {
    const none = all === 1 ? "the one condition does not go" : `none of the ${conditions} goes`;
    return `No key driver found: ${none} with ${what} beyond chance.`;
  }
  const names = listed(keyDrivers.map((key) => inSentence(labelOf(key))));
  const count = countWord(keyDrivers.length);
  const few = keyDrivers.length < 3 && all > 3 ? `Only ${count}` : capital(count);
  const verb = keyDrivers.length === 1 ? "clearly goes" : "clearly go";
  return `${few} of ${conditions} ${verb} with ${what}: ${names}.`;
}

/** One key driver in a sentence: which way it goes with the outcome, by how much, and its share. */
export function driverSentence(driver: Driver, variable: Variable, outcome: Variable): string {
  const share = percentWithLimits(driver.lmg, driver.lmgLow, driver.lmgHigh);
  return `${effect(driver, variable, outcome)} It explains ${share} of the differences.${alone(driver)}${atItsEnd(driver, variable, outcome)}`;
}

/** What the poor end costs, or where only the good end counts, what that brings. */
function atItsEnd(driver: Driver, variable: Variable, outcome: Variable): string {
  const { asymmetry, contrast, penalty, reward, better } = driver;
  if (!contrast || !asymmetry || asymmetry === "neither") return "";
  const poor = asymmetry !== "delights";
  const [size, low, high] = poor
    ? [penalty ?? 0, contrast.penaltyLow, contrast.penaltyHigh]
    : [reward ?? 0, contrast.rewardLow, contrast.rewardHigh];
  const from = poor ? contrast.poorFrom : contrast.goodFrom;
  const side = poor === (better === "higher") ? "less" : "more";
  const scale = outcome.kind === "binary" ? 100 : 1;
  const ends = [Math.abs(low) * scale, Math.abs(high) * scale].sort((a, b) => a - b);
  const half = (scale * Math.abs(high - low)) / 2;
  const digits = digitsFor(half > 0 ? half : Math.abs(size) * scale);
  const limits = range(ends[0] ?? 0, ends[1] ?? 0, digits);
  const way = size > 0 ? "higher" : "lower";
  const by = withUnit(decimals(Math.abs(size) * scale, digits), outcome);
  return ` At ${figure(from)}${unitOf(variable, from)} or ${side} it is ${by} ${way} (${limits}) than in between.`;
}

function effect(driver: Driver, variable: Variable, outcome: Variable): string {
  const { min, max } = driver;
  const isBinary = variable.kind === "binary" && driver.mean > min && driver.mean < max;
  const step = isBinary ? max - min : variable.kind === "ordinal" ? 1 : niceStep(driver.sd);
  const instead = min === 0 && max === 1 ? "where it holds" : `with ${max} instead of ${min}`;
  const when = isBinary ? instead : `with ${figure(step)}${unitOf(variable, step)} more`;
  const by = amount(Math.abs(driver.coefficient) * step, outcome);
  const way = driver.coefficient > 0 ? "higher" : "lower";
  return `${capital(variable.label)}: ${when}, ${named(outcome)} is ${by} ${way}.`;
}

/** With the other conditions held fixed a driver may point the other way than on its own. */
function alone({ coefficient, r }: Driver): string {
  return coefficient * r < 0 ? " Taken alone it goes the other way." : "";
}

function amount(size: number, outcome: Variable): string {
  const scale = outcome.kind === "binary" ? 100 : 1;
  return withUnit(figure(Number((scale * size).toPrecision(2))), outcome);
}

/** A difference of outcomes, which has no sign here: "1 point", "0.4 points", "12 EUR" */
function withUnit(size: string, { kind, unit }: Variable): string {
  if (kind !== "binary" && unit) return `${size} ${unit}`;
  return `${size} ${kind === "binary" ? "percentage " : ""}point${size === "1" ? "" : "s"}`;
}

function unitOf(variable: Variable, step: number): string {
  if (variable.unit) return ` ${variable.unit}`;
  return variable.kind === "ordinal" ? ` point${step === 1 ? "" : "s"}` : "";
}

/** The round number, 1, 2 or 5 times a power of ten, at or just above a standard deviation. */
export function niceStep(sd: number): number {
  if (!(sd > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(sd));
  const factor = [1, 2, 5, 10].find((each) => each * power >= sd * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(1));
}

/** In the middle of a sentence: an answer has an article, a quantity has none. */
export function named({ label, level }: Variable): string {
  return level === "experience" ? `the ${inSentence(label)}` : inSentence(label);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
