import type { Context } from "@/lib/access/context";
import { digestChoiceOf, stopDigest } from "@/lib/access/weekly-digest";
import { renderNotice } from "@/lib/surveys/page/render";
import type { Answer, Ask } from "./exchange";
import { pageAnswer } from "./page-answer";

/**
 * How a member ends the weekly digest by the link in it, without signing in: one POST of the mail
 * program or of the page's own button. Undefined where the link means nobody any more.
 */
export async function digestDoor(
  ask: Ask,
  ctx: Context,
  memberId: string,
): Promise<Answer | undefined> {
  if (ask.method === "POST") {
    const known = await stopDigest(ctx, memberId);
    return known ? pageAnswer(ask, stopped()) : undefined;
  }
  const choice = await digestChoiceOf(ctx, memberId);
  if (!choice) return undefined;
  return pageAnswer(ask, choice.weeklyDigest ? offer() : stopped());
}

const page = { language: "en", organization: "Vocal" };

function offer(): string {
  return renderNotice({
    ...page,
    heading: "Stop the weekly digest?",
    said: ["It comes on Mondays. You can switch it on again under Settings, Your account."],
    offer: { fields: { choice: "stop" }, label: "Stop it" },
  });
}

function stopped(): string {
  return renderNotice({
    ...page,
    mood: "done",
    heading: "The weekly digest has stopped",
    said: ["You can switch it on again under Settings, Your account."],
  });
}
