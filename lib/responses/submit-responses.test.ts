import { expect, test } from "vitest";
import { holdPerson, withdrawInvitations } from "@/lib/customers/erasure.store";
import { testDatabase } from "@/lib/db/test-database";
import { blocked } from "@/lib/db/test-locks";
import { inTransaction } from "@/lib/db/transaction";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import type { Submission } from "./judge-submission";
import { submitResponses } from "./submit-responses";

const db = testDatabase();

function sent(invitationId: string, fields: Record<string, string>): Submission {
  const timing = { since: undefined, spent: undefined };
  const form = new Map(Object.entries(fields));
  return { invitationId, intent: "answer", fields: form, timing, userAgent: undefined };
}

test("an answer given while its customer is erased waits, and finds the survey closed", async () => {
  const ctx = await db.context();
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await invited(ctx, await publishedSurvey(ctx), [customerId]);
  let submitting: ReturnType<typeof submitResponses> | undefined;
  await inTransaction(ctx, async (tx) => {
    await holdPerson(tx, customerId);
    submitting = submitResponses(ctx, [sent(id, { nps: "9" })]);
    await blocked(ctx.database);
    await withdrawInvitations(tx, customerId);
  });
  expect(await submitting).toMatchObject([{ visit: { state: "closed" }, problems: [] }]);
  expect((await stored(ctx, id)).status).toBe("cancelled");
});
