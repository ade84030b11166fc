"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import { measurePlan } from "@/lib/framework/measure-plan";
import { notePlan } from "@/lib/framework/note-plan";
import { NotePlan, OnePlan, StartPlanForm } from "@/lib/framework/plan-shapes";
import { startPlanOf } from "@/lib/framework/start-plan";

export const start = async (input: unknown) => action(StartPlanForm, startPlanOf)(input);

export const measure = async (input: { planId: string }) => {
  const given = await action(OnePlan, measurePlan)(input);
  revalidatePath("/plans", "layout");
  return given;
};

export const note = async (input: unknown) => {
  const given = await action(NotePlan, notePlan)(input);
  revalidatePath("/plans", "layout");
  return given;
};
