import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { type Message, surveyMessage } from "@/lib/delivery/message";
import type { SendTest } from "@/lib/delivery/shapes";
import { env } from "@/lib/ground/env";
import { defaultSender, type MailServer, mailServer } from "@/lib/ground/mail";
import { Refusal } from "@/lib/ground/refusal";
import { readSurvey } from "@/lib/surveys/read";

/** The message of a survey as it is drafted now; its links lead back to where it is edited. */
export async function previewMessage(ctx: Context, { surveyId }: SendTest): Promise<Message> {
  permit(ctx, "invitations.read");
  return inTransaction(ctx, async (tx) => {
    const { definition } = await readSurvey(tx, { surveyId });
    const { name: organization } = await readOrganization(tx);
    const page = `${env().APP_URL}/surveys/${surveyId}`;
    const surveyUrl = `${page}/edit`;
    return surveyMessage({ definition, organization, surveyUrl, preferencesUrl: `${page}/send` });
  });
}

/** Sends a member the message that customers would get. Nothing can be answered by it. */
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
  const { subject, ...words } = await previewMessage(ctx, input);
  const handover = await server.hand({
    ...words,
    subject: `Test: ${subject}`,
    from: { name, address: mailSender ?? defaultSender().address },
    to: { name: actor.name, address: actor.email },
    ...(mailReplyTo && { replyTo: { name, address: mailReplyTo } }),
  });
  if (handover.kind === "accepted") return { address: actor.email };
  throw new Refusal("unavailable", `The mail server did not take it: ${handover.reason}`);
}
