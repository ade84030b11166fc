import { beforeEach, expect, test } from "vitest";
import { readAudit } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { askDoor, expiry, form, invitationText, invitedTo, keptOf, opened } from "./test-door";

const db = testDatabase();
let today: Date;
let ctx: Context;
let surveyId: string;

beforeEach(async () => {
  today = opened;
  ctx = await db.context(() => today);
  surveyId = (await createSurvey(ctx, { name: "Call", template: "post-call-nps" })).id;
  await publishSurvey(ctx, { surveyId });
});

const invited = () => invitedTo(ctx, surveyId);
const ask = (url: string, init?: RequestInit) => askDoor(ctx, url, init);
const kept = (id: string) => keptOf(ctx, id);
const stateOf = (id: string) => invitationText(ctx, id);

const phone = "Mozilla/5.0 (Linux; Android 14; Pixel 7) Chrome/120.0 Mobile Safari/537.36";

test("answers are kept as they are given, and completed on another device by the same link", async () => {
  const { url, id, customerId } = await invited();
  const quiet = form({ nps: "9", comment: "", _do: "keep", _quiet: "1" });
  expect((await ask(url, quiet)).status).toBe(204);
  const [first] = await kept(id);
  expect(first).toMatchObject({
    answers: { nps: 9 },
    class: "promoter",
    partial: true,
    customerId,
  });
  expect(first).toMatchObject({ completedAt: null, answeredAt: opened });
  expect(JSON.parse(await stateOf(id)).status).toBe("sent");
  today = new Date("2026-05-02T10:00:00Z");
  const page = await (await ask(url)).text();
  expect(page).toMatch(/value="9" checked/);
  expect(page).toContain("Your answers so far are saved");
  const later = await ask(url, form({ nps: "9", waiting: "2", _do: "keep" }));
  expect(later.headers.get("location")).toBe(`${new URL(url).pathname}?kept`);
  const done = form({ nps: "8", comment: "Kind", _since: "60000", _spent: '{"nps":900}' });
  const agent = { headers: { ...done.headers, "user-agent": phone } };
  expect((await ask(url, { ...done, ...agent })).status).toBe(303);
  const [last, ...others] = await kept(id);
  expect(others).toEqual([]);
  expect(last).toMatchObject({
    id: first?.id,
    answers: { nps: 8, comment: "Kind" },
    class: "passive",
    partial: false,
    answeredAt: opened,
    completedAt: today,
    startedAt: new Date(today.getTime() - 60_000),
    durations: { nps: 900 },
    device: "phone",
  });
});

test("of an unfinished form the valid answers are kept, and what is wrong is told", async () => {
  const { url, id } = await invited();
  const sent = { nps: "9", waiting: "12", comment: "Quick", _do: "keep" };
  expect((await ask(url, form({ ...sent, _quiet: "1" }))).status).toBe(204);
  expect((await kept(id))[0]?.answers).toEqual({ nps: 9, comment: "Quick" });
  const told = await ask(url, form(sent));
  expect([told.status, await told.text()]).toEqual([422, expect.stringContaining("from 1 to 5")]);
  const { url: other, id: empty } = await invited();
  expect((await ask(other, form({ nps: "", _do: "keep", _quiet: "1" }))).status).toBe(204);
  expect((await ask(other, form({ other: "1", _do: "keep" }))).status).toBe(400);
  expect(await kept(empty)).toEqual([]);
});

test("what was completed is not changed by a tab that keeps on keeping", async () => {
  const { url, id } = await invited();
  await ask(url, form({ nps: "9" }));
  const before = await kept(id);
  expect((await ask(url, form({ nps: "1", _do: "keep", _quiet: "1" }))).status).toBe(204);
  expect(await kept(id)).toEqual(before);
});

test("answers can be seen and corrected for a day, which the audit trail tells", async () => {
  const { url, id } = await invited();
  await ask(url, form({ nps: "2", comment: "Never again" }));
  expect(await (await ask(url)).text()).toContain('href="?answers"');
  const page = await (await ask(`${url}?answers`)).text();
  expect(page).toContain("Never again</textarea>");
  expect(page).toMatch(/value="2" checked/);
  today = new Date(opened.getTime() + 24 * 3_600_000 - 1);
  const wrong = await ask(url, form({ nps: "12", comment: "Oh", _do: "correct" }));
  expect([wrong.status, await wrong.text()]).toEqual([
    422,
    expect.stringContaining("Save changes"),
  ]);
  expect((await ask(url, form({ nps: "9", _do: "correct" }))).status).toBe(303);
  const [row] = await kept(id);
  expect(row).toMatchObject({ answers: { nps: 9 }, class: "promoter", correctedAt: today });
  expect(row).toMatchObject({ answeredAt: opened, completedAt: opened });
  const { entries } = await readAudit(ctx, {});
  expect(
    entries.map(({ act, actorKind, subjectId }) => [act, actorKind, subjectId]),
  ).toContainEqual(["response.corrected", "customer", row?.id]);
  today = new Date(opened.getTime() + 24 * 3_600_000);
  const late = await ask(url, form({ nps: "0", comment: "Too late", _do: "correct" }));
  expect([late.status, await late.text()]).toEqual([410, expect.stringContaining("Too late")]);
  expect(await (await ask(`${url}?answers`)).text()).toContain("can no longer be changed");
  expect((await kept(id))[0]?.answers).toEqual({ nps: 9 });
});

test("answers can be taken back, by a press and never by opening an address", async () => {
  const { url, id } = await invited();
  await ask(url, form({ nps: "2", comment: "Private" }));
  expect(await (await ask(`${url}?withdraw`)).text()).toContain("Delete my answers");
  expect(await kept(id)).toHaveLength(1);
  expect((await ask(url, form({ _do: "withdraw" }))).status).toBe(303);
  expect(await kept(id)).toEqual([]);
  const page = await ask(url);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("are deleted")]);
  expect((await ask(url, form({ nps: "9", comment: "Again" }))).status).toBe(303);
  expect(await kept(id)).toEqual([]);
  const { entries } = await readAudit(ctx, {});
  expect(entries.map(({ act }) => act)).toContain("response.withdrawn");
});

test("answers kept so far can be taken back too, also after the end", async () => {
  const { url, id } = await invited();
  await ask(url, form({ nps: "2", _do: "keep" }));
  today = expiry;
  expect(await (await ask(url)).text()).toContain('href="?withdraw"');
  expect((await ask(url, form({ _do: "withdraw" }))).status).toBe(303);
  expect(await kept(id)).toEqual([]);
});

test("nothing else can be done by a form", async () => {
  const { url, id } = await invited();
  for (const intent of ["", "delete", "constructor"]) {
    expect((await ask(url, form({ nps: "9", _do: intent }))).status).toBe(400);
  }
  expect(await kept(id)).toEqual([]);
});
