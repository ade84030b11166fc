import { Refusal } from "@/lib/ground/refusal";
import { type Intent, intents, type Submission } from "@/lib/responses/judge-submission";
import type { Ask } from "./exchange";
import { readForm } from "./form-body";

/** A posted form: what was answered, and what the page itself put beside it (names in _). */
export interface Posted {
  submission: Submission;
  /** Sent by the script, which wants to hear no more than that it arrived. */
  quiet: boolean;
}

/** Reads a posted form. @throws Refusal for what no page of ours sends */
export async function readSubmission(ask: Ask, invitationId: string): Promise<Posted> {
  const fields = await readForm(ask);
  const own = (name: string) => {
    const value = fields.get(name);
    fields.delete(name);
    return value;
  };
  const intent = intentOf(own("_do"));
  const quiet = own("_quiet") === "1";
  const timing = { since: own("_since"), spent: own("_spent") };
  const userAgent = ask.header("user-agent");
  return { quiet, submission: { invitationId, intent, fields, timing, userAgent } };
}

function intentOf(given = "answer"): Intent {
  const intent = intents.find((one) => one === given);
  if (!intent) throw new Refusal("malformed", "This is not something that can be done here.");
  return intent;
}
