import "server-only";
import { notFound } from "next/navigation";
import type { ZodType } from "zod";
import { isRefusal } from "@/lib/ground/refusal";

/** For pages: what is not there, or an address that cannot be, becomes the page that says so. */
export async function orMissing<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isRefusal(error) && ["not-found", "malformed"].includes(error.code)) notFound();
    throw error;
  }
}

/** For pages: an address that cannot be one of ours leads to the same page. */
export function parseOrMissing<T>(shape: ZodType<T>, input: unknown): T {
  const parsed = shape.safeParse(input);
  if (!parsed.success) notFound();
  return parsed.data;
}
