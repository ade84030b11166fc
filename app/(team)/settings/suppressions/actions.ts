"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import type { Answer } from "@/lib/ground/answer";
import { importSuppressions, liftSuppression } from "@/lib/touchpoints/suppress-addresses";
import { ImportSuppressions, OneSuppression } from "@/lib/touchpoints/suppression-shapes";

async function shown<R>(answer: Promise<Answer<R>>): Promise<Answer<R>> {
  const given = await answer;
  if (given.ok) revalidatePath("/settings/suppressions", "page");
  return given;
}

export const addAddresses = async (input: unknown) =>
  shown(action(ImportSuppressions, importSuppressions)(input));

export const liftAddress = async (suppressionId: string) =>
  shown(action(OneSuppression, liftSuppression)({ suppressionId }));
