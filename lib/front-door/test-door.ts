import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { response } from "@/lib/db/tables/responses";
import { inTransaction } from "@/lib/db/transaction";
import { signLink } from "@/lib/delivery/link";
import { newId } from "@/lib/ground/ids";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { saveOpenLink } from "@/lib/surveys/save-open-link";
import { askOf, responseOf } from "./exchange";
import { surveyDoor } from "./survey-door";

export const secret = "a secret of thirty-two characters";
export const opened = new Date("2026-05-01T10:00:00Z");
export const expiry = new Date("2026-05-31T10:00:00Z");

/** A customer with an open invitation, and its link; tests only. */
export async function invitedTo(
  ctx: Context,
  surveyId: string,
  rest: Partial<typeof invitation.$inferInsert> = {},
) {
  const { id: versionId } = await publishSurvey(ctx, { surveyId });
  const { organizationId } = ctx;
  const customerId = newId();
  const row = {
    organizationId,
    id: newId(),
    surveyId,
    versionId,
    customerId,
    channel: "email" as const,
    status: "sent" as const,
    dueAt: opened,
    expiresAt: expiry,
    ...rest,
  };
  await inTransaction(ctx, async ({ db }) => {
    await db.insert(customer).values({ organizationId, id: customerId });
    await db.insert(invitation).values(row);
  });
  const link = { organizationId, invitationId: row.id, purpose: "survey" as const };
  return { id: row.id, customerId, url: `http://localhost/s/${signLink(link, secret)}` };
}

/** A published survey that anybody may answer at an address of its own; tests only. */
export async function openSurvey(ctx: Context, sources: string[] = []) {
  const { id: surveyId } = await createSurvey(ctx, { name: "Branch", template: "post-call-nps" });
  await publishSurvey(ctx, { surveyId });
  const slug = `branch-${newId()}`;
  await saveOpenLink(ctx, { surveyId, slug, active: true, sources });
  return { surveyId, slug, url: `http://localhost/s/p/${slug}` };
}

/** The form that a page hands out; tests only. */
export const formIn = (page: string) => /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? "";

/** What the door answers, once what it does beside the answer is done too; tests only. */
export async function askDoor(ctx: Context, url: string, init: RequestInit = {}) {
  const left: Promise<void>[] = [];
  const beside = (work: Promise<void>) => void left.push(work);
  const deps = { database: ctx.database, secret, now: ctx.now, beside };
  const answer = await surveyDoor(askOf(new Request(url, init)), deps);
  await Promise.all(left);
  if (!answer) throw new Error("the door let the request pass");
  return responseOf(answer);
}

/** A form as a browser posts it; tests only. */
export const form = (fields: Record<string, string> | string) => ({
  method: "POST",
  body: new URLSearchParams(fields).toString(),
  headers: { "content-type": "application/x-www-form-urlencoded" },
});

/** The responses kept of an invitation; tests only. */
export async function keptOf(ctx: Context, invitationId: string) {
  const ours = eq(response.organizationId, ctx.organizationId);
  return inTransaction(ctx, (tx) =>
    tx.db
      .select()
      .from(response)
      .where(and(ours, eq(response.invitationId, invitationId))),
  );
}

/** All that is stored of an invitation, as text; tests only. */
export async function invitationText(ctx: Context, id: string): Promise<string> {
  const ours = eq(invitation.organizationId, ctx.organizationId);
  const [row] = await inTransaction(ctx, (tx) =>
    tx.db
      .select({ all: sql<string>`to_jsonb(invitation)::text` })
      .from(invitation)
      .where(and(ours, eq(invitation.id, id))),
  );
  return row?.all ?? "gone";
}
