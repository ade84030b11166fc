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

/** A pair of a look's colours that is hard to tell apart, and how much it should be (WCAG 2.2). */
export interface WeakContrast {
  what: "text" | "accent" | "name";
  ratio: number;
  needed: number;
}

/** The pairs of a look that read too badly; the words on the accent are always made to read. */
export function weakContrasts({ accent, text, background }: Look): WeakContrast[] {
  const pairs = [
    { what: "text", pair: [text ?? standard.text, standard.card], needed: 4.5 },
    { what: "accent", pair: [accent ?? standard.accent, standard.card], needed: 4.5 },
    {
      what: "name",
      pair: [
        text ? madeReadable(text, standard.card) : "#565e6b",
        background ?? standard.background,
      ],
      needed: 4.5,
    },
  ] as const;
  return pairs.flatMap(({ what, pair: [one, other], needed }) => {
    const ratio = contrast(one, other);
    return ratio < needed ? [{ what, ratio, needed }] : [];
  });
}
