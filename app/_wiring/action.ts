import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { ZodType } from "zod";
import { parseForm } from "@/app/_wiring/input";
import { requireMember } from "@/app/_wiring/session";
import type { Context } from "@/lib/access/context";
import type { Answer } from "@/lib/ground/answer";
import { log } from "@/lib/ground/log";
import { isRefusal } from "@/lib/ground/refusal";

/** Runs work for a form: a refusal becomes an answer beside the fields, a bug is logged. */
export async function answerForm<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    unstable_rethrow(error);
    if (isRefusal(error)) {
      return { ok: false, code: error.code, message: error.message, fields: error.fields };
    }
    log.error("action.failed", error);
    const message = "Something went wrong on our side. It has been logged.";
    return { ok: false, code: "failed", message, fields: [] };
  }
}

/** Makes a server action of a verb, for a signed-in member. `input` is whatever the form sent. */
export function action<I, R>(shape: ZodType<I>, run: (ctx: Context, input: I) => Promise<R>) {
  return (input: unknown): Promise<Answer<R>> =>
    answerForm(async () => run(await requireMember(), parseForm(shape, input)));
}
