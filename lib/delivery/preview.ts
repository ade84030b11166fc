import type { Context, Tx } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { addressFor } from "@/lib/delivery/address";
import { webhookBody } from "@/lib/delivery/channels/webhook";
import { readCustomerFacts } from "@/lib/delivery/facts";
import { letterPaper, sampleAddress, sampleLetter } from "@/lib/delivery/letters/letter-paper";
import { letterSheets } from "@/lib/delivery/letters/letter-sheet";
import { letterFor } from "@/lib/delivery/letters/write-letters";
import { preferencesUrl, signLink, surveyUrl } from "@/lib/delivery/link";
import { type Message, surveyMessage } from "@/lib/delivery/message";
import { openKinds } from "@/lib/delivery/open-kinds";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan } from "@/lib/delivery/plan-shapes";
import type { PreviewQuery, SendTest, ShownKind } from "@/lib/delivery/shapes";
import { segmentsOf, shortMessage } from "@/lib/delivery/short-message";
import { env } from "@/lib/ground/env";
import { Refusal } from "@/lib/ground/refusal";
import type { Facts } from "@/lib/surveys/flow";
import { languagesOf } from "@/lib/surveys/languages";
import { readSurvey } from "@/lib/surveys/read";

/** A message as its channel carries it. */
export type Shown =
  | ({ kind: "email" } & Message)
  | { kind: "sms"; text: string; segments: number; alphabet: "GSM-7" | "UCS-2" }
  | { kind: "webhook"; body: string }
  | { kind: "letter"; subject: string; text: string };

export interface Preview {
  shown: Shown;
  /** Whether customers are written to by this channel at all. */
  open: boolean;
  /** The languages that the survey can be read in. */
  languages: string[];
  /** False when nobody is known by what was asked for. */
  known: boolean;
  /** False when the customer who was asked for has no address for this channel. */
  reached: boolean;
  /** How many reminders there are to look at. */
  reminders: number;
  /** Which request is shown: of a reminder that the plan does not have, the last before it. */
  request: number;
}

type Survey = Pick<SendTest, "surveyId">;

/**
 * The message of a survey as it is drafted now, as one customer would get it, or whoever reads a
 * language. The links of a mail lead back to where the survey is edited; those of other channels are
 * as long as real ones, and record nothing.
 */
export async function previewMessage(
  ctx: Context,
  survey: Survey,
  query: PreviewQuery = {},
): Promise<Preview> {
  permit(ctx, "invitations.read");
  const kind = query.by ?? "email";
  return inTransaction(ctx, async (tx) => {
    const asked = await whatIsAsked(tx, survey, query);
    return {
      shown: shownBy[kind](asked),
      open: (await openKinds(tx)).has(kind),
      languages: languagesOf(asked.definition),
      known: query.as === undefined || asked.customer !== undefined,
      reached: addressOf(kind, asked) !== null,
      reminders: asked.reminders,
      request: asked.request,
    };
  });
}

/** The message as a letter, as it would be printed. */
export async function printPreview(ctx: Context, survey: Survey, query: PreviewQuery) {
  permit(ctx, "invitations.read");
  return inTransaction(ctx, async (tx) => {
    const asked = await whatIsAsked(tx, survey, query);
    const { subject, bodyText: text, language } = letterFor(asked);
    const address = addressOf("letter", asked);
    if (address === null) throw new Refusal("not-found", "No letter reaches this customer.");
    const { surveyUrl } = asked.urls;
    const letter = sampleLetter(tx.now(), { subject, text, language, address, surveyUrl });
    return letterSheets(await letterPaper(tx, tx.now()), [letter]);
  });
}

type Asked = Awaited<ReturnType<typeof whatIsAsked>>;

async function whatIsAsked(tx: Tx, { surveyId }: Survey, { as, language, request }: PreviewQuery) {
  const { id, definition } = await readSurvey(tx, { surveyId });
  const { name: organization } = await readOrganization(tx);
  const customer = as === undefined ? undefined : await readCustomerFacts(tx, as);
  const { reminders } = (await findPlans(tx, [id])).get(id) ?? plainPlan;
  const shown = Math.min(request ?? 0, reminders.length);
  const link = { organizationId: tx.organizationId, invitationId: id, purpose: "seed" } as const;
  const token = signLink(link, env().AUTH_SECRET);
  const facts: Facts = { ...customer?.facts, ...(language && { "customer.locale": language }) };
  return {
    ...{ id, definition, organization, customer, facts, request: shown },
    reminder: reminders[shown - 1] ?? null,
    reminders: reminders.length,
    urls: { surveyUrl: surveyUrl(token), preferencesUrl: preferencesUrl(token) },
  };
}

/** Where the channel finds the customer, null where it does not; a sample where nobody was chosen. */
function addressOf(kind: ShownKind, { customer }: Pick<Asked, "customer">): string | null {
  if (customer !== undefined) return addressFor(kind, customer.addresses);
  return kind === "letter" ? sampleAddress : "+15550100001";
}

const shownBy = {
  email: (asked: Asked): Shown => {
    const page = `${env().APP_URL}/surveys/${asked.id}`;
    const urls = { surveyUrl: `${page}/edit`, preferencesUrl: `${page}/send` };
    return { kind: "email", ...surveyMessage({ ...asked, ...urls }) };
  },
  sms: (asked: Asked): Shown => {
    const { text } = shortMessage({ ...asked, ...asked.urls });
    return { kind: "sms", text, ...segmentsOf(text) };
  },
  webhook: (asked: Asked): Shown => {
    const { id, request, organization, facts } = asked;
    const body = webhookBody({
      key: request === 0 ? id : `${id}.${request}`,
      to: {
        address: addressOf("webhook", asked) ?? "",
        name: nameIn(facts),
      },
      from: { name: organization, address: null, replyTo: null },
      ...shortMessage({ ...asked, ...asked.urls }),
      ...asked.urls,
    });
    return { kind: "webhook", body: JSON.stringify(body, null, 2) };
  },
  letter: (asked: Asked): Shown => {
    const { subject, bodyText: text } = letterFor(asked);
    return { kind: "letter", subject, text };
  },
};

function nameIn(facts: Facts): string | null {
  const name = facts["customer.name"];
  return typeof name === "string" ? name : null;
}
