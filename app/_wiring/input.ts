import type { ZodType } from "zod";
import { checkValue } from "@/app/_wiring/json-body";
import { invalid } from "@/app/_wiring/problem";

/** Checks what a form sent against its shape. @throws Refusal "invalid", field by field */
export function parseForm<I>(shape: ZodType<I>, input: unknown): I {
  checkValue(input);
  const parsed = shape.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error);
  return parsed.data;
}
