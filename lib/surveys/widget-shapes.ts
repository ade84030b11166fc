import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { someWords } from "./said";

/** What responses say that were given on another site. */
export const widgetSource = "widget";

/** What brings the survey up: a button, some seconds, part of the page read, or the way out. */
const widgetOpenings = ["button", "delay", "scroll", "exit"] as const;

const originPattern = /^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/;
const mostOrigins = 20;

const Origin = z
  .string()
  .trim()
  .toLowerCase()
  .transform((origin) => origin.replace(/\/$/, ""))
  .pipe(z.string().max(200).regex(originPattern, "Use addresses such as https://www.example.com."));
const Origins = z
  .array(Origin)
  .max(mostOrigins, `Use at most ${mostOrigins} sites.`)
  .transform((origins) => [...new Set(origins)]);

const whole = (min: number, max: number) =>
  z.coerce
    .number("Use a whole number.")
    .int("Use a whole number.")
    .min(min, `At least ${min}.`)
    .max(max, `At most ${max}.`);

/** How a survey shows on other sites. */
export const Widget = z.object({
  active: z.boolean(),
  /** The sites that may show it: everywhere else the browser refuses the frame. */
  origins: Origins,
  opening: z.enum(widgetOpenings),
  seconds: whole(0, 3_600),
  /** How far down the page, in percent. */
  scroll: whole(1, 100),
  label: someWords(40),
  restDays: whole(1, 365),
});
export type Widget = z.infer<typeof Widget>;

const showsSomewhere = ({ active, origins }: Widget) => !active || origins.length > 0;
const nameTheSite = { message: "Name the site it shows on.", path: ["origins"] };

/** The settings as the API takes them. */
export const PutWidget = Widget.extend({ surveyId: OpaqueId }).refine(showsSomewhere, nameTheSite);

/** The settings as a form has them: one site a line. */
export const SaveWidget = Widget.extend({
  surveyId: OpaqueId,
  // What is wrong with one line is told of the field, which is all that a form can point at.
  origins: z.string().transform((lines, { issues }) => {
    const parsed = Origins.safeParse(lines.split(/[\s,]+/).filter(Boolean));
    if (parsed.success) return parsed.data;
    const message = parsed.error.issues[0]?.message;
    issues.push({ code: "custom", message, input: lines });
    return z.NEVER;
  }),
}).refine(showsSomewhere, nameTheSite);
export type SaveWidget = z.infer<typeof SaveWidget>;

/** A widget as it is told. */
export const ToldWidget = Widget.extend({
  origins: z.array(z.string()),
  snippet: z.string().describe("What goes into a site's pages."),
});
export type ToldWidget = z.infer<typeof ToldWidget>;

const noWidget: Widget = {
  active: false,
  origins: [],
  opening: "button",
  seconds: 20,
  scroll: 60,
  label: "Feedback",
  restDays: 30,
};

/** What is stored of a survey's widget; one that was never made is off. */
export function widgetOf(stored: unknown): Widget {
  return stored === null ? noWidget : Widget.parse(stored);
}

export const RollSecret = z.object({});
