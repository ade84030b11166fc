"use server";

import { revalidatePath } from "next/cache";
import type { ZodType } from "zod";
import { action } from "@/app/_wiring/action";
import type { Context } from "@/lib/access/context";
import { cancelRound } from "@/lib/touchpoints/rounds/cancel-round";
import { confirmRound } from "@/lib/touchpoints/rounds/confirm-round";
import { saveRound } from "@/lib/touchpoints/rounds/save-round";
import { SaveRound } from "@/lib/touchpoints/rounds/save-round-shape";
import { OneRound } from "@/lib/touchpoints/rounds/shapes";

/** The same, and the page shows what has changed. */
function shown<I, R>(shape: ZodType<I>, run: (ctx: Context, input: I) => Promise<R>) {
  return async (input: unknown) => {
    const answer = await action(shape, run)(input);
    if (answer.ok) revalidatePath("/surveys/[id]/send", "layout");
    return answer;
  };
}

export const countRound = async (input: unknown) => shown(SaveRound, saveRound)(input);

export const askRound = async (roundId: string) => shown(OneRound, confirmRound)({ roundId });

export const endRound = async (roundId: string) => shown(OneRound, cancelRound)({ roundId });
