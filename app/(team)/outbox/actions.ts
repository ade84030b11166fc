"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import { JudgeClick, type Verdict } from "@/lib/delivery/click-shapes";
import { judgeClick } from "@/lib/delivery/judge-click";

export async function judge(invitationId: string, clickId: string, verdict: Verdict | null) {
  const answer = await action(JudgeClick, judgeClick)({ invitationId, clickId, verdict });
  if (answer.ok) revalidatePath("/outbox", "layout");
  return answer;
}
