"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import { analyseValue } from "@/lib/value/analyse-value";
import { ValueRequest } from "@/lib/value/shapes";

export const fitModel = async (input: unknown) => {
  const given = await action(ValueRequest, analyseValue)(input);
  if (given.ok) revalidatePath("/analysis/value");
  return given;
};
