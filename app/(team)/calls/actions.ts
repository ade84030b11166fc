"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import { endCall } from "@/lib/delivery/calls/end-call";
import { type CallEnd, EndCall, TakeCall } from "@/lib/delivery/calls/shapes";
import { takeCall } from "@/lib/delivery/calls/take-call";

export async function take(invitationId?: string) {
  const answer = await action(TakeCall, takeCall)({ invitationId });
  revalidatePath("/calls", "layout");
  return answer;
}

export async function end(callId: string, outcome: CallEnd) {
  const answer = await action(EndCall, endCall)({ callId, outcome });
  revalidatePath("/calls", "layout");
  return answer;
}
