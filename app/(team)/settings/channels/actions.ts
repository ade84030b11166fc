"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import {
  SaveEmailChannel,
  SaveLetterChannel,
  SavePhoneChannel,
  SaveSmsChannel,
  SaveWebhookChannel,
  SaveWidgetChannel,
  TryChannel,
} from "@/lib/delivery/channel-shapes";
import { readBounces } from "@/lib/delivery/mailbox/read-bounces";
import { removeMailbox } from "@/lib/delivery/mailbox/remove-mailbox";
import { saveMailbox } from "@/lib/delivery/mailbox/save-mailbox";
import { NoInput, SaveMailbox } from "@/lib/delivery/mailbox/shapes";
import {
  saveEmailChannel,
  saveLetterChannel,
  savePhoneChannel,
  saveSmsChannel,
  saveWebhookChannel,
  saveWidgetChannel,
} from "@/lib/delivery/save-channel";
import { tryChannel } from "@/lib/delivery/try-channel";
import type { Answer } from "@/lib/ground/answer";

async function shown<R>(answer: Promise<Answer<R>>): Promise<Answer<R>> {
  const given = await answer;
  if (given.ok) revalidatePath("/settings/channels");
  return given;
}

export const saveEmail = async (input: unknown) =>
  shown(action(SaveEmailChannel, saveEmailChannel)(input));

export const saveSms = async (input: unknown) =>
  shown(action(SaveSmsChannel, saveSmsChannel)(input));

export const saveLetter = async (input: unknown) =>
  shown(action(SaveLetterChannel, saveLetterChannel)(input));

export const savePhone = async (input: unknown) =>
  shown(action(SavePhoneChannel, savePhoneChannel)(input));

export const saveWebhook = async (input: unknown) =>
  shown(action(SaveWebhookChannel, saveWebhookChannel)(input));

export const saveWidget = async (input: unknown) =>
  shown(action(SaveWidgetChannel, saveWidgetChannel)(input));

export const saveBounces = async (input: unknown) => shown(action(SaveMailbox, saveMailbox)(input));

export const removeBounces = async () => shown(action(NoInput, (ctx) => removeMailbox(ctx))({}));

export const readBouncesNow = async () => shown(action(NoInput, (ctx) => readBounces(ctx))({}));

export const tryOut = async (input: unknown) => action(TryChannel, tryChannel)(input);
