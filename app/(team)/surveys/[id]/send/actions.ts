"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import { inviteCustomer } from "@/lib/delivery/invite-customer";
import { sendTest } from "@/lib/delivery/send-test";
import { InviteByHand, SendTest } from "@/lib/delivery/shapes";
import { saveTrigger } from "@/lib/touchpoints/save-trigger";
import { SaveTrigger } from "@/lib/touchpoints/shapes";

export const saveRules = async (input: unknown) => {
  const answer = await action(SaveTrigger, saveTrigger)(input);
  if (answer.ok) revalidatePath("/surveys/[id]/send", "page");
  return answer;
};

export const inviteByHand = async (input: unknown) => action(InviteByHand, inviteCustomer)(input);

export const sendMeATest = async (surveyId: string) => action(SendTest, sendTest)({ surveyId });
