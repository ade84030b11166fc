import { z } from "zod";
import { someWords } from "./said";

const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "Use a colour such as #2f4bc7.")
  .toLowerCase();

/** Fonts every device has some of; nothing is loaded. */
export const fontStacks = {
  system: 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif',
  humanist: 'Seravek,"Gill Sans Nova",Ubuntu,Calibri,"DejaVu Sans",source-sans-pro,sans-serif',
  geometric: 'Avenir,Montserrat,Corbel,"URW Gothic",source-sans-pro,sans-serif',
  serif: 'Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif',
  rounded: 'ui-rounded,"Hiragino Maru Gothic ProN",Quicksand,Comfortaa,Manjari,sans-serif',
} as const;
export type Font = keyof typeof fontStacks;
const fonts = Object.keys(fontStacks) as [Font, ...Font[]];

/** The longest logo, as text: about 10 kB of image, so that the page stays light. */
const longestLogo = 14_000;

/** A survey's look: colours, font and logo, never code. */
export const Look = z.object({
  logo: z
    .object({
      /** The image itself: pages load nothing from elsewhere. */
      source: z
        .string()
        .max(longestLogo, "Use a smaller image, at most 10 kB.")
        .regex(
          /^data:image\/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/,
          "Use a PNG, JPEG, WebP or SVG image.",
        ),
      /** What it says, for whoever does not see it. */
      alternative: someWords(120),
    })
    .optional(),
  accent: Colour.optional(),
  text: Colour.optional(),
  background: Colour.optional(),
  font: z.enum(fonts).optional(),
  radius: z.enum(["none", "small", "round"]).optional(),
  /** Light only, or dark where the customer's device is dark (the default). */
  dark: z.enum(["auto", "never"]).optional(),
});
export type Look = z.infer<typeof Look>;
