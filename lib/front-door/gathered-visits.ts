import type { Context } from "@/lib/access/context";
import { isOneRowsFault } from "@/lib/db/faults";
import type { Opened } from "@/lib/delivery/click-shapes";
import { noteClicks } from "@/lib/delivery/note-clicks";
import { gather } from "@/lib/ground/gather";
import type { Submission } from "@/lib/responses/judge-submission";
import type { OpenForm } from "@/lib/responses/open-form";
import { type OpenSurvey, openSurveys, visitOpenSurveys } from "@/lib/responses/open-visits";
import { type OpenSubmission, submitOpenResponses } from "@/lib/responses/submit-open-responses";
import { type Submitted, submitResponses } from "@/lib/responses/submit-responses";
import { type Visit, visitSurveys } from "@/lib/responses/visits";

/** What arrives together at an organisation's door is read, and written, together. */
interface Gathered {
  visit: (invitationId: string) => Promise<Visit | undefined>;
  noteClick: (opened: Opened) => Promise<void>;
  submit: (submission: Submission) => Promise<Submitted | undefined>;
  openSurvey: (surveyId: string) => Promise<OpenSurvey | undefined>;
  visitOpen: (form: OpenForm) => Promise<Visit | undefined>;
  submitOpen: (submission: OpenSubmission) => Promise<Submitted | undefined>;
}

const rules = {
  largest: 200,
  waiting: 2_000,
  patienceMilliseconds: 15_000,
  blamesOne: isOneRowsFault,
};

function gathered(ctx: Context): Gathered {
  return {
    visit: gather((ids: readonly string[]) => visitSurveys(ctx, ids), rules),
    noteClick: gather((opened: readonly Opened[]) => noteClicks(ctx, opened), rules),
    submit: gather((given: readonly Submission[]) => submitResponses(ctx, given), {
      ...rules,
      keyOf: ({ invitationId }) => invitationId,
    }),
    openSurvey: gather((ids: readonly string[]) => openSurveys(ctx, ids), rules),
    visitOpen: gather((forms: readonly OpenForm[]) => visitOpenSurveys(ctx, forms), rules),
    submitOpen: gather((given: readonly OpenSubmission[]) => submitOpenResponses(ctx, given), {
      ...rules,
      keyOf: ({ form }) => form.responseId,
    }),
  };
}

const organizations = new WeakMap<Context["database"], Map<string, Gathered>>();

/** The gatherings of one organisation; its clock is that of whoever came first. */
export function gatheredAt(ctx: Context): Gathered {
  const known = organizations.get(ctx.database) ?? new Map<string, Gathered>();
  organizations.set(ctx.database, known);
  const here = known.get(ctx.organizationId) ?? gathered(ctx);
  known.set(ctx.organizationId, here);
  return here;
}
