import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { Refusal } from "@/lib/ground/refusal";
import type { ReadTexts } from "./shapes";
import { textsIn } from "./texts-file";

/** The translations in a translator's file, by place; nothing is saved. @throws Refusal "invalid" */
export async function readTexts(ctx: Context, { file }: ReadTexts) {
  permit(ctx, "surveys.edit");
  try {
    return { texts: { ...textsIn(file) } };
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal("invalid", error.message);
    throw error;
  }
}
