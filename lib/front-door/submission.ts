import { Refusal } from "@/lib/ground/refusal";
import { type Intent, intents, type SentForm } from "@/lib/responses/judge-submission";
import type { Ask } from "./exchange";
import { readForm } from "./form-body";

/** A posted form: what was answered, and what the page itself put beside it (names in _). */
export interface Posted {
  sent: SentForm;
  /** Sent by the script, which wants to hear no more than that it arrived. */
  quiet: boolean;
  /** The signed form of an open survey, where the address does not name it. */
  form: string | undefined;
}

/** Reads a posted form. @throws Refusal for what no page of ours sends */
export async function readSubmission(ask: Ask): Promise<Posted> {
  const fields = await readForm(ask);
  const own = (name: string) => {
    const value = fields.get(name);
    fields.delete(name);
    return value;
  };
  const intent = intentOf(own("_do"));
  const quiet = own("_quiet") === "1";
  const form = own("_form");
  const timing = { since: own("_since"), spent: own("_spent") };
  const userAgent = ask.header("user-agent");
  return { quiet, form, sent: { intent, fields, timing, userAgent } };
}

function intentOf(given = "answer"): Intent {
  const intent = intents.find((one) => one === given);
  if (!intent) throw new Refusal("malformed", "This is not something that can be done here.");
  return intent;
}
