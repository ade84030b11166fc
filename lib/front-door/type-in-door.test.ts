import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { changeOrganization } from "@/lib/access/organization.store";
import { recordCustomers } from "@/lib/customers/record-customers";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { beginTypeIn } from "@/lib/responses/begin-type-in";
import { readResponses } from "@/lib/responses/read";
import { ListResponses } from "@/lib/responses/shapes";
import { TypeIn } from "@/lib/responses/type-in-shapes";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { askOf } from "./exchange";
import { form } from "./test-door";
import { typeInDoor } from "./type-in-door";

const db = testDatabase();
let ctx: Context;
let surveyId: string;

beforeEach(async () => {
  const system = await db.context();
  const actor = { kind: "member", id: newId(), role: "agent", name: "A", email: "a@b.c" } as const;
  ({ id: surveyId } = await createSurvey(system, { name: "Branch", template: "post-call-nps" }));
  await publishSurvey(system, { surveyId });
  await recordCustomers(system, { single: true, items: [{ externalId: "c-1" }] });
  ctx = { ...system, actor };
});

const about = (rest: object = {}) =>
  TypeIn.parse({ surveyId, entry: crypto.randomUUID(), source: "paper", customer: "", ...rest });

async function send(input: TypeIn, fields: Record<string, string>) {
  const request = new Request("http://localhost/surveys/x/enter/form", form(fields));
  return typeInDoor(askOf(request), ctx, input);
}

const stored = async () =>
  (await readResponses(ctx, ListResponses.parse({ survey: surveyId }))).data;

test("an agent types in a sheet; sent twice it is one response, and its customer's", async () => {
  const input = about({ customer: "c-1", day: "2026-01-05" });
  const shown = await typeInDoor(askOf(new Request("http://localhost/form")), ctx, input);
  expect(shown.headers["content-security-policy"]).toContain("frame-ancestors 'self'");
  expect(String(shown.body)).not.toContain('name="_do"');
  for (const nps of ["3", "2"]) {
    expect((await send(input, { nps, waiting: "2", comment: "Cold" })).status).toBe(200);
  }
  expect(await stored()).toMatchObject([
    {
      source: "paper",
      customer: { externalId: "c-1" },
      answers: { nps: 2, waiting: 2, comment: "Cold" },
      answeredAt: "2026-01-05T12:00:00.000Z",
      partial: false,
    },
  ]);
});

test("a sheet may leave out what is required; one that says nothing is not stored", async () => {
  expect((await send(about({ source: "phone" }), { waiting: "5" })).status).toBe(200);
  expect(await stored()).toMatchObject([{ source: "phone", customer: null, partial: true }]);
  expect((await send(about(), { nps: "" })).status).toBe(422);
  expect((await send(about(), { nps: "11" })).status).toBe(422);
  expect(await stored()).toHaveLength(1);
});

test.each([
  ["Europe/London", "2026-01-15T09:00:00Z", "2026-01-15", "2026-01-15T09:00:00.000Z"],
  ["Pacific/Auckland", "2026-01-14T13:00:00Z", "2026-01-15", "2026-01-14T13:00:00.000Z"],
  ["America/Los_Angeles", "2026-01-16T02:00:00Z", "2026-01-15", "2026-01-15T20:00:00.000Z"],
])("in %s at %s a sheet of today, %s, is stored, and tomorrow's is not", async (...given) => {
  const [timeZone, at, today, answeredAt] = given;
  await inTransaction(ctx, (tx) => changeOrganization(tx, { timeZone }));
  ctx = { ...ctx, now: () => new Date(at) };
  const input = await beginTypeIn(ctx, about({ day: today }));
  expect((await send(input, { nps: "9" })).status).toBe(200);
  expect(await stored()).toMatchObject([{ answeredAt }]);
  await expect(beginTypeIn(ctx, about({ day: "2026-01-16" }))).rejects.toMatchObject({
    fields: [{ path: "day" }],
  });
});

test("nobody is made up, nothing is answered in the future, nor where nothing is asked", async () => {
  const refused = (path: string) => ({ code: "invalid", fields: [{ path }] });
  await expect(beginTypeIn(ctx, about({ customer: "c-2" }))).rejects.toMatchObject(
    refused("customer"),
  );
  await expect(beginTypeIn(ctx, about({ interaction: "i" }))).rejects.toMatchObject(
    refused("interaction"),
  );
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await expect(beginTypeIn(ctx, about({ day: tomorrow }))).rejects.toMatchObject(refused("day"));
  expect((await send(about({ customer: "c-2" }), { nps: "9" })).status).toBe(409);
  await editSurvey({ ...ctx, actor: { kind: "system" } }, { surveyId, closed: true });
  await expect(beginTypeIn(ctx, about())).rejects.toMatchObject({ code: "conflict" });
});
