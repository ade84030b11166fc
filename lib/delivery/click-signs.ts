import type { ClickSign, ClickState, Verdict } from "@/lib/delivery/click-shapes";

/** One opened link of an invitation's mail. */
export interface OpenedLink {
  score: number | null;
  ahead: boolean;
  userAgent: string | null;
  verdict: Verdict | null;
  createdAt: Date;
}

/** What is known of an invitation beside its opened links. */
export interface ClickContext {
  /** When its messages were handed over. */
  deliveredAt: readonly Date[];
  /** When an answer was last sent or kept by somebody on the page. */
  answeredAt: Date | null;
}

const togetherMilliseconds = 60_000;
/** Somebody who hesitates taps two points of a scale, or three; a scanner takes them all. */
const manyPoints = 4;
const tooSoonMilliseconds = 10_000;

/** Programs that open links by themselves, by what they call themselves. */
const machines =
  /bot\b|crawl|spider|scan|preview|headless|phantom|curl|wget|python|java\/|go-http|okhttp|axios|node-fetch|libwww|barracuda|proofpoint|mimecast|safelinks|symantec|sophos|fortinet|fireeye|urldefense|googleimageproxy/i;

/** One of these is enough; the others only say something together. */
const strong: ReadonlySet<ClickSign> = new Set([
  "unseen-link",
  "many-links",
  "ahead-of-reader",
  "machine-agent",
]);

/** How long after the latest message before it a link was opened; null before any. */
export function delayOf(at: Date, deliveredAt: readonly Date[]): number | null {
  const before = deliveredAt.map((sent) => at.getTime() - sent.getTime());
  const delays = before.filter((delay) => delay >= 0);
  return delays.length > 0 ? Math.min(...delays) : null;
}

/** What speaks for a machine having opened this link, seen together with the others. */
export function signsOf(
  link: OpenedLink,
  all: readonly OpenedLink[],
  { deliveredAt, answeredAt }: ClickContext,
): ClickSign[] {
  const near = all.filter(
    ({ createdAt, userAgent }) =>
      userAgent === link.userAgent &&
      Math.abs(createdAt.getTime() - link.createdAt.getTime()) <= togetherMilliseconds,
  );
  const points = new Set(near.flatMap(({ score }) => score ?? []));
  const delay = delayOf(link.createdAt, deliveredAt);
  const found: [ClickSign, boolean][] = [
    ["unseen-link", near.some(({ score }) => score === null)],
    ["many-links", points.size >= manyPoints],
    ["ahead-of-reader", link.ahead],
    ["machine-agent", !link.userAgent || machines.test(link.userAgent)],
    ["at-once", delay !== null && delay < tooSoonMilliseconds],
    ["nothing-followed", answeredAt === null || answeredAt < link.createdAt],
  ];
  return found.flatMap(([sign, holds]) => (holds ? [sign] : []));
}

/**
 * What is thought of an opened link. One strong sign makes it suspected, and so does being opened at
 * once with nothing to follow. A member's word goes before the rule's.
 */
export function stateOf(signs: readonly ClickSign[], verdict: Verdict | null): ClickState {
  const answered = !signs.includes("nothing-followed");
  const suspected =
    signs.some((sign) => strong.has(sign)) || (signs.includes("at-once") && !answered);
  if (verdict === "machine" || (verdict === null && suspected)) return "suspected";
  return answered ? "answered" : "provisional";
}
