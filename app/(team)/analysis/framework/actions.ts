"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import { decideEdge } from "@/lib/framework/decide-edge";
import { EdgeForm, OneEdge } from "@/lib/framework/edge-shapes";
import { forgetScenario } from "@/lib/framework/forget-scenario";
import { keepScenario } from "@/lib/framework/keep-scenario";
import { ForgetScenario, KeepScenario } from "@/lib/framework/scenario-shapes";
import { WhatIfRequest } from "@/lib/framework/shapes";
import { undoEdge } from "@/lib/framework/undo-edge";
import { whatIf } from "@/lib/framework/what-if";

export const tryChange = async (input: unknown) => action(WhatIfRequest, whatIf)(input);

export const keep = async (input: unknown) => action(KeepScenario, keepScenario)(input);

export const forget = async (input: { scenarioId: string }) => {
  const given = await action(ForgetScenario, forgetScenario)(input);
  if (given.ok) revalidatePath("/analysis/framework");
  return given;
};

export const decide = async (input: unknown) => {
  const given = await action(EdgeForm, decideEdge)(input);
  if (given.ok) revalidatePath("/analysis/framework");
  return given;
};

export const undo = async (input: { edgeId: string }) => {
  const given = await action(OneEdge, undoEdge)(input);
  if (given.ok) revalidatePath("/analysis/framework");
  return given;
};
