import { madeReadable, readableOn } from "@/lib/surveys/contrast";
import { fontStacks, type Look } from "@/lib/surveys/look";

/** A mail's colours for light and for dark, and what else a survey's look says of it. */
export interface MailLook {
  light: Colours;
  /** Undefined where it stays light. */
  dark: Colours | undefined;
  font: string;
  radius: string;
  logo: { source: string; alternative: string } | undefined;
}

interface Colours {
  page: string;
  card: string;
  line: string;
  ink: string;
  soft: string;
  /** Beside the card, on the page. */
  outside: string;
  accent: string;
  onAccent: string;
  point: string;
  edge: string;
}

const plain: Colours = {
  page: "#f4f5f7",
  card: "#ffffff",
  line: "#e1e4ea",
  ink: "#171a21",
  soft: "#565e6b",
  outside: "#565e6b",
  accent: "#2f4bc7",
  onAccent: "#ffffff",
  point: "#ffffff",
  edge: "#868e9b",
};

const plainDark: Colours = {
  page: "#0f1115",
  card: "#171a20",
  line: "#2c313b",
  ink: "#eceef2",
  soft: "#a9b1be",
  outside: "#a9b1be",
  accent: "#9fb0ff",
  onAccent: "#10142b",
  point: "#20263d",
  edge: "#737c8b",
};

const radii = { none: "0", small: "4px", round: "20px" } as const;

/** Mail programs draw no vector images. */
const isDrawn = ({ source }: { source: string }) => !source.startsWith("data:image/svg");

/** What a mail looks like for a survey of this look; the same choices as on its page. */
export function mailLook(look: Look = {}): MailLook {
  const { accent, text, background, font = "system", radius, logo } = look;
  const readable = text && madeReadable(text, plain.card);
  const light = {
    ...plain,
    ...(accent && {
      accent,
      onAccent: readableOn(accent),
      edge: madeReadable(accent, "#ffffff", 3),
    }),
    ...(readable && { ink: readable, soft: readable }),
    ...(background && { page: background, outside: madeReadable(plain.soft, background) }),
  };
  const lightened = accent && madeReadable(accent, plainDark.card);
  const dark = {
    ...plainDark,
    ...(lightened && { accent: lightened, onAccent: readableOn(lightened), edge: lightened }),
  };
  return {
    light,
    dark: look.dark === "never" ? undefined : dark,
    // Attributes are quoted with the marks that font names use.
    font: `font-family:${fontStacks[font].replaceAll('"', "'")}`,
    radius: radius ? radii[radius] : "10px",
    logo: logo && isDrawn(logo) ? logo : undefined,
  };
}
