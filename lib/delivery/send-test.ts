import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { previewMessage } from "@/lib/delivery/preview";
import type { SendTest } from "@/lib/delivery/shapes";
import { defaultSender, type MailServer, mailServer } from "@/lib/ground/mail";
import { Refusal } from "@/lib/ground/refusal";

/** Sends a member the mail that is shown: one customer's, or anybody's who reads a language. Nothing can be answered by it. */
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
  const { shown } = await previewMessage(ctx, input, { ...input, by: "email" });
  if (shown.kind !== "email") throw new Error("a mail was asked for");
  const { subject, text, html } = shown;
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
