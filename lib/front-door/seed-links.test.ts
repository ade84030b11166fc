import { expect, test } from "vitest";
import { optOut } from "@/lib/db/tables/delivery";
import { response } from "@/lib/db/tables/responses";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { signLink } from "@/lib/delivery/link";
import { askOf, responseOf } from "./exchange";
import { preferencesDoor } from "./preferences-door";
import { askDoor, form, openSurvey, secret } from "./test-door";

const db = testDatabase();

test("the links of a copy to the seed list say what they are, and record nothing", async () => {
  const ctx = await db.context(() => new Date());
  const { surveyId: invitationId } = await openSurvey(ctx);
  const { organizationId } = ctx;
  const token = signLink({ organizationId, invitationId, purpose: "seed" }, secret);
  const survey = `http://localhost/s/${token}`;
  const preferences = async (init?: RequestInit) => {
    const request = new Request(`http://localhost/u/${token}`, init);
    const answer = await preferencesDoor(askOf(request), { database: ctx.database, secret });
    if (!answer) throw new Error("the door let the request pass");
    return responseOf(answer);
  };
  const oneClick = { method: "POST", body: "List-Unsubscribe=One-Click" };
  const answers = [
    await askDoor(ctx, `${survey}?score=9`),
    await askDoor(ctx, survey, form({ nps: "9" })),
    await preferences(),
    await preferences(oneClick),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("This is a copy");
  }
  const kept = await inTransaction(ctx, async (tx) => [
    ...(await tx.db.select().from(response)),
    ...(await tx.db.select().from(optOut)),
  ]);
  expect(kept).toEqual([]);
});
