import type { FieldProblem, RefusalCode } from "@/lib/ground/refusal";

/** What a form hears back: the verb's value, or a "no" with its reasons beside the fields. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; code: RefusalCode | "failed"; message: string; fields: FieldProblem[] };
