import { expect, test } from "vitest";
import { testMember } from "@/lib/access/test-people";
import { chooseDigest, readDigestChoice } from "@/lib/access/weekly-digest";
import { testDatabase } from "@/lib/db/test-database";
import { signLink } from "@/lib/delivery/link";
import { askOf, responseOf } from "@/lib/front-door/exchange";
import { preferencesDoor } from "@/lib/front-door/preferences-door";
import { form, secret } from "@/lib/front-door/test-door";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();

async function subscriber() {
  const ctx = await db.context();
  const { as, id } = await testMember(ctx, "manager");
  await chooseDigest(as, { weeklyDigest: true });
  const link = (memberId: string) =>
    signLink(
      { organizationId: ctx.organizationId, invitationId: memberId, purpose: "digest" },
      secret,
    );
  const ask = async (memberId: string, init: RequestInit = {}) => {
    const request = new Request(`http://localhost/u/${link(memberId)}`, init);
    const deps = { database: ctx.database, secret, now: ctx.now };
    const answer = await preferencesDoor(askOf(request), deps);
    if (!answer) throw new Error("the door let the request pass");
    return responseOf(answer);
  };
  return { as, id, ask };
}

test("opening the link changes nothing, its button stops the digest", async () => {
  const { as, id, ask } = await subscriber();
  const page = await (await ask(id)).text();
  expect(page).toContain("Stop the weekly digest?");
  expect(await readDigestChoice(as)).toMatchObject({ weeklyDigest: true });
  const done = await (await ask(id, form({ choice: "stop" }))).text();
  expect(done).toContain("The weekly digest has stopped");
  expect(await readDigestChoice(as)).toMatchObject({ weeklyDigest: false });
  expect(await (await ask(id)).text()).toContain("The weekly digest has stopped");
});

test("one POST of a mail program stops it, and is answered without a redirect", async () => {
  const { as, id, ask } = await subscriber();
  const response = await ask(id, form({ "List-Unsubscribe": "One-Click" }));
  expect(response.status).toBe(200);
  expect(await readDigestChoice(as)).toMatchObject({ weeklyDigest: false });
});

test("a link of nobody leads nowhere", async () => {
  const { ask } = await subscriber();
  expect((await ask(newId())).status).toBe(404);
  expect((await ask(newId(), form({ choice: "stop" }))).status).toBe(404);
});
