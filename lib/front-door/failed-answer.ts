import { log } from "@/lib/ground/log";
import { isRefusal } from "@/lib/ground/refusal";
import type { Answer, Ask } from "./exchange";
import { pageAnswer } from "./page-answer";
import { ownLanguageFor } from "./page-language";
import { refusedPage, unavailablePage } from "./survey-notices";

/** What a visitor is told of whatever was thrown: what they sent cannot be, or it is our fault. */
export function failedAnswer(ask: Ask, error: unknown): Answer {
  if (isRefusal(error) && error.code !== "unavailable") {
    const status = error.code === "too-large" ? 413 : 400;
    return pageAnswer(ask, refusedPage(ownLanguageFor(ask), status === 413), { status });
  }
  if (!isRefusal(error)) log.error("survey-door.failed", error);
  const seconds = (isRefusal(error) && error.retryAfterSeconds) || 30;
  const headers = { "retry-after": String(seconds) };
  return pageAnswer(ask, unavailablePage(ownLanguageFor(ask)), { status: 503, headers });
}
