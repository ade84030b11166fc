import { contrast, madeReadable, readableOn, tint } from "../contrast";
import { fontStacks, type Look } from "../look";

/** What the page's colours are where a look does not say otherwise. */
const standard = {
  accent: "#2f4bc7",
  text: "#171a21",
  soft: "#565e6b",
  background: "#f4f5f7",
  card: "#ffffff",
  darkCard: "#171a20",
} as const;

/** For what belongs to a survey without being its page. */
export const standardAccent = standard.accent;

const radii = { none: "0", small: ".25rem", round: "1.5rem" } as const;

/** A look's own style sheet, which goes after the page's; empty where nothing is changed. */
export function lookStyle(look: Look | undefined): string {
  if (!look) return "";
  const light = rule(lightRules(look));
  if (look.dark === "never") return `${light}${inDark(`:root{${stayLight(look)}}`)}`;
  const dark = rule(darkRules(look));
  return dark === "" ? light : `${light}${inDark(dark)}`;
}

type Rules = readonly (string | false | undefined)[];

function rule(rules: Rules): string {
  const set = rules.filter(Boolean);
  return set.length > 0 ? `:root{${set.join(";")}}` : "";
}

const inDark = (rules: string) => `@media (prefers-color-scheme:dark){${rules}}`;

function lightRules({ accent, text, background, font, radius, dark }: Look): Rules {
  return [
    accent && accentOn(accent, standard.card),
    text && `--ink:${text};--soft:${madeReadable(text, standard.card)}`,
    background && `--page:${background}`,
    radius && `--radius:${radii[radius]}`,
    font && `--font:${fontStacks[font]}`,
    dark === "never" && "color-scheme:light",
  ];
}

/** The accent is lightened until it reads; what is chosen for light is the page's own in dark. */
function darkRules({ accent, text, background }: Look): Rules {
  return [
    accent && accentOn(madeReadable(accent, standard.darkCard), standard.darkCard),
    text && "--ink:#eceef2;--soft:#a9b1be",
    background && "--page:#0f1115",
  ];
}

function accentOn(accent: string, card: string): string {
  return `--accent:${accent};--on-accent:${readableOn(accent)};--wash:${tint(accent, card)}`;
}

/** The light colours once more, where the page's own style sheet would have gone dark. */
function stayLight({ accent = standard.accent, text, background }: Look): string {
  const { card } = standard;
  const ink = text ?? standard.text;
  const soft = text ? madeReadable(text, card) : standard.soft;
  const page = background ?? standard.background;
  return `--page:${page};--card:${card};--ink:${ink};--soft:${soft};--line:#e1e4ea;--edge:#868e9b;${accentOn(accent, card)};--wrong:#b3261e;--wrong-wash:#fdf1f0`;
}

/** A pair of a look's colours that is read together, and how far apart it should be (WCAG 2.2). */
export interface LookPair {
  what: "text" | "accent" | "name";
  ratio: number;
  needed: number;
}

const needed = 4.5;

/** How well a look's text, accent and name read; the words on the accent are always made to read. */
export function lookPairs({ accent, text, background }: Look): LookPair[] {
  const ink = text ?? standard.text;
  const soft = text ? madeReadable(text, standard.card) : standard.soft;
  const pairs = [
    ["text", ink, standard.card],
    ["accent", accent ?? standard.accent, standard.card],
    ["name", soft, background ?? standard.background],
  ] as const;
  return pairs.map(([what, one, other]) => ({ what, ratio: contrast(one, other), needed }));
}

/** The pairs that read too badly. */
export function weakContrasts(look: Look): LookPair[] {
  return lookPairs(look).filter(({ ratio }) => ratio < needed);
}
