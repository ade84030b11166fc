"use server";

import { revalidatePath } from "next/cache";
import type { ZodType } from "zod";
import { action } from "@/app/_wiring/action";
import type { Context } from "@/lib/access/context";
import { inviteCustomer } from "@/lib/delivery/invite-customer";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { savePlan } from "@/lib/delivery/save-plan";
import { sendTest } from "@/lib/delivery/send-test";
import { sendTestSms } from "@/lib/delivery/send-test-sms";
import { InviteByHand, SendTest, SendTestSms } from "@/lib/delivery/shapes";
import { addPlace } from "@/lib/surveys/add-place";
import { SaveKiosk } from "@/lib/surveys/kiosk-shapes";
import { OnePlace, SaveOpenLink } from "@/lib/surveys/open-link-shapes";
import { removePlace } from "@/lib/surveys/remove-place";
import { rollWidgetSecret } from "@/lib/surveys/roll-widget-secret";
import { saveKiosk } from "@/lib/surveys/save-kiosk";
import { saveOpenLink } from "@/lib/surveys/save-open-link";
import { saveWidget } from "@/lib/surveys/save-widget";
import { RollSecret, SaveWidget } from "@/lib/surveys/widget-shapes";
import { askFormSimulation } from "@/lib/touchpoints/ask-simulation";
import { deleteTrigger } from "@/lib/touchpoints/delete-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import { readSimulation } from "@/lib/touchpoints/read-simulation";
import { saveTrigger } from "@/lib/touchpoints/save-trigger";
import { SaveTrigger } from "@/lib/touchpoints/save-trigger-shape";
import { EditTrigger, OneTrigger } from "@/lib/touchpoints/shapes";
import { OneSimulation } from "@/lib/touchpoints/simulation-shapes";

/** The same, and the page shows what has changed. */
function shown<I, R>(shape: ZodType<I>, run: (ctx: Context, input: I) => Promise<R>) {
  return async (input: unknown) => {
    const answer = await action(shape, run)(input);
    if (answer.ok) revalidatePath("/surveys/[id]/send", "layout");
    return answer;
  };
}

export const saveRules = async (input: unknown) => shown(SaveTrigger, saveTrigger)(input);

export const tryRules = async (input: unknown) => action(SaveTrigger, askFormSimulation)(input);

export const followRules = async (simulationId: string) =>
  action(OneSimulation, readSimulation)({ simulationId });

export const changeTrigger = async (input: unknown) => shown(EditTrigger, editTrigger)(input);

export const removeTrigger = async (triggerId: string) =>
  shown(OneTrigger, deleteTrigger)({ triggerId });

export const saveDelivery = async (input: unknown) => shown(SavePlan, savePlan)(input);

export const saveKioskMode = async (input: unknown) => shown(SaveKiosk, saveKiosk)(input);

export const saveWidgetSettings = async (input: unknown) => shown(SaveWidget, saveWidget)(input);

export const rollSecret = async () => shown(RollSecret, rollWidgetSecret)({});

export const saveLink = async (input: unknown) => shown(SaveOpenLink, saveOpenLink)(input);

export const addLinkPlace = async (input: unknown) => shown(OnePlace, addPlace)(input);

export const removeLinkPlace = async (input: unknown) => shown(OnePlace, removePlace)(input);

export const inviteByHand = async (input: unknown) => action(InviteByHand, inviteCustomer)(input);

export const sendMeATest = async (input: unknown) => action(SendTest, sendTest)(input);

export const sendTestMessage = async (input: unknown) => action(SendTestSms, sendTestSms)(input);
