import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCustomerFacts } from "@/lib/delivery/facts";
import { type Message, surveyMessage } from "@/lib/delivery/message";
import type { PreviewQuery, SendTest } from "@/lib/delivery/shapes";
import { env } from "@/lib/ground/env";
import { defaultSender, type MailServer, mailServer } from "@/lib/ground/mail";
import { Refusal } from "@/lib/ground/refusal";
import { languagesOf } from "@/lib/surveys/languages";
import { readSurvey } from "@/lib/surveys/read";

export interface Preview extends Message {
  /** The languages that the survey can be read in. */
  languages: string[];
  /** False when nobody is known by what was asked for. */
  known: boolean;
}

/**
 * The message of a survey as it is drafted now, as one customer would read it, or whoever reads a
 * language; its links lead back to where it is edited.
 */
export async function previewMessage(
  ctx: Context,
  { surveyId }: Pick<SendTest, "surveyId">,
  { as, language }: PreviewQuery = {},
): Promise<Preview> {
  permit(ctx, "invitations.read");
  return inTransaction(ctx, async (tx) => {
    const { definition } = await readSurvey(tx, { surveyId });
    const { name: organization } = await readOrganization(tx);
    const page = `${env().APP_URL}/surveys/${surveyId}`;
    const surveyUrl = `${page}/edit`;
    const customer = as === undefined ? undefined : await readCustomerFacts(tx, as);
    const facts = { ...customer, ...(language && { "customer.locale": language }) };
    const urls = { surveyUrl, preferencesUrl: `${page}/send` };
    return {
      ...surveyMessage({ definition, organization, facts, ...urls }),
      languages: languagesOf(definition),
      known: as === undefined || customer !== undefined,
    };
  });
}

/** Sends a member the message that is shown: one customer's, or anybody's who reads a language. Nothing can be answered by it. */
export async function sendTest(
  ctx: Context,
  input: SendTest,
  server: MailServer | undefined = mailServer(),
): Promise<{ address: string }> {
  permit(ctx, "invitations.send");
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("forbidden", "Tests are sent to members.");
  if (!server) {
    throw new Refusal("unavailable", "No mail server is set: SMTP_URL says which one to use.");
  }
  const { mailSender, mailReplyTo, name } = await readOrganization(ctx);
  const { subject, text, html } = await previewMessage(ctx, input, input);
  const handover = await server.hand({
    ...{ text, html },
    subject: `Test: ${subject}`,
    from: { name, address: mailSender ?? defaultSender().address },
    to: { name: actor.name, address: actor.email },
    ...(mailReplyTo && { replyTo: { name, address: mailReplyTo } }),
  });
  if (handover.kind === "accepted") return { address: actor.email };
  throw new Refusal("unavailable", `The mail server did not take it: ${handover.reason}`);
}
