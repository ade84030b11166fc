"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import { JudgeClick, type Verdict } from "@/lib/delivery/click-shapes";
import { judgeClick } from "@/lib/delivery/judge-click";
import { makeBatch } from "@/lib/delivery/letters/make-batch";
import { MakeBatch } from "@/lib/delivery/letters/shapes";
import { OneInvitation, RetryFailed } from "@/lib/delivery/queue-shapes";
import { retryFailed } from "@/lib/delivery/retry-failed";
import { retryInvitation } from "@/lib/delivery/retry-invitation";

export async function judge(invitationId: string, clickId: string, verdict: Verdict | null) {
  const answer = await action(JudgeClick, judgeClick)({ invitationId, clickId, verdict });
  if (answer.ok) revalidatePath("/outbox", "layout");
  return answer;
}

export async function tryAgain(invitationId: string) {
  const answer = await action(OneInvitation, retryInvitation)({ invitationId });
  if (answer.ok) revalidatePath("/outbox", "layout");
  return answer;
}

export async function tryAllAgain(input: unknown) {
  const answer = await action(RetryFailed, retryFailed)(input);
  if (answer.ok) revalidatePath("/outbox", "layout");
  return answer;
}

export async function makeLetters() {
  const answer = await action(MakeBatch, makeBatch)({});
  if (answer.ok) revalidatePath("/outbox", "layout");
  return answer;
}
