"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_wiring/action";
import type { Answer } from "@/lib/ground/answer";
import { OneOrMany } from "@/lib/ground/batch";
import { askForRefit } from "@/lib/value/ask-for-refit";
import { removeRate as remove } from "@/lib/value/rates/remove-rate";
import { setRates } from "@/lib/value/rates/set-rates";
import { OneRate, RateForm } from "@/lib/value/rates/shapes";

async function shown<R>(answer: Promise<Answer<R>>): Promise<Answer<R>> {
  const given = await answer;
  if (given.ok) revalidatePath("/settings/rates", "page");
  return given;
}

export const setRate = async (input: unknown) =>
  shown(
    action(
      RateForm.transform((rate) => OneOrMany.parse(rate)),
      setRates,
    )(input),
  );

export const removeRate = async (rateId: string) => shown(action(OneRate, remove)({ rateId }));

export const fitNow = async () => action(z.strictObject({}), askForRefit)({});
