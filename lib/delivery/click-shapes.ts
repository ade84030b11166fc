import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";

/** What opening one of a mail's links tells. */
export interface Opened {
  invitationId: string;
  /** The point it stands for; null for the link that nobody sees. */
  score: number | null;
  ahead: boolean;
  userAgent: string | null;
}

/** What makes it likely that a machine opened a link. */
export const clickSigns = [
  "unseen-link",
  "many-links",
  "ahead-of-reader",
  "machine-agent",
  "at-once",
  "nothing-followed",
] as const;
export type ClickSign = (typeof clickSigns)[number];

/** Of every click: what is thought of it. Whatever it is, no answer follows from the click. */
export const clickStates = ["provisional", "answered", "suspected"] as const;
export type ClickState = (typeof clickStates)[number];

export const verdicts = ["person", "machine"] as const;
export type Verdict = (typeof verdicts)[number];

export const ReadClicks = z.object({ invitationId: OpaqueId });
export type ReadClicks = z.infer<typeof ReadClicks>;

/** One opened link of a mail, as the API and the pages have it. */
export const Click = z.object({
  id: z.string(),
  openedAt: z.string(),
  score: z.number().nullable(),
  userAgent: z.string().nullable(),
  secondsAfterDelivery: z.number().nullable(),
  state: z.enum(clickStates),
  signs: z.array(z.enum(clickSigns)),
  verdict: z.enum(verdicts).nullable(),
});
export type Click = z.infer<typeof Click>;

export const ClickList = z.object({ data: z.array(Click) });

/** What a member says of a click; null takes it back, and the rule speaks again. */
export const JudgeClick = z.object({
  invitationId: OpaqueId,
  clickId: OpaqueId,
  verdict: z.enum(verdicts).nullable(),
});
export type JudgeClick = z.infer<typeof JudgeClick>;
