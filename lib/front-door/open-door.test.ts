import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { dirtyLog } from "@/lib/db/tables/analysis";
import { response } from "@/lib/db/tables/responses";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { readPublishedVersion } from "@/lib/surveys/read";
import { saveOpenLink } from "@/lib/surveys/save-open-link";
import { askDoor, formIn, openSurvey, form as posted } from "./test-door";

const db = testDatabase();
let ctx: Context;
let surveyId: string;
let slug: string;
let url: string;
let today: Date;

beforeEach(async () => {
  today = new Date();
  ctx = await db.context(() => today);
  ({ surveyId, slug, url } = await openSurvey(ctx, ["mail-footer"]));
});

const ask = (address: string, init?: RequestInit) => askDoor(ctx, address, init);

async function opened(query = "", headers: Record<string, string> = {}) {
  const answer = await ask(url + query, { headers });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  return { answer, cookie, form: formIn(await answer.text()) };
}

const ours = () => eq(response.organizationId, ctx.organizationId);
const kept = () => inTransaction(ctx, (tx) => tx.db.select().from(response).where(ours()));
const send = (form: string, fields: Record<string, string>, init: RequestInit = {}) =>
  ask(url, { ...posted({ ...fields, _form: form }), ...init });
const placeOf = (answer: Response) => new URL(answer.headers.get("location") ?? "", url).href;

test("a GET shows the survey under strict headers and stores nothing", async () => {
  const { answer, form } = await opened("?source=mail-footer");
  expect(answer.status).toBe(200);
  expect(form).not.toBe("");
  expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(answer.headers.get("set-cookie")).toMatch(
    /^form=.*Path=\/s\/p\/branch.*HttpOnly; SameSite=Lax/,
  );
  expect((await ask(url, { method: "HEAD" })).status).toBe(200);
  expect(await kept()).toEqual([]);
});

test("an answer is kept as nobody's, classified, counted, and thanked at an address of its own", async () => {
  const { form } = await opened("?source=mail-footer");
  const answer = await send(form, { nps: "3", comment: "Too long" });
  expect(answer.status).toBe(303);
  const [row, ...others] = await kept();
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    answers: { nps: 3, comment: "Too long" },
    class: "detractor",
    customerId: null,
    invitationId: null,
    partial: false,
    source: "mail-footer",
    surveyId,
  });
  expect(row?.subjectId).toBe(row?.id);
  const thanks = await (await ask(placeOf(answer))).text();
  expect(thanks).toContain("sorry that we let you down");
  expect(thanks).toContain(`${new URL(url).pathname}?again`);
  expect(thanks).not.toContain("?preferences");
  const noted = await inTransaction(ctx, (tx) =>
    tx.db
      .select({ surveyId: dirtyLog.surveyId })
      .from(dirtyLog)
      .where(and(eq(dirtyLog.organizationId, ctx.organizationId), eq(dirtyLog.surveyId, surveyId))),
  );
  expect(noted.length).toBeGreaterThan(0);
});

test("a form sent twice, one after the other or at once, is one response", async () => {
  const { form } = await opened();
  await send(form, { nps: "9" });
  expect((await send(form, { nps: "0" })).status).toBe(303);
  const scores = ["0", "3", "7", "8"];
  const second = (await opened()).form;
  const answers = await Promise.all(scores.map((nps) => send(second, { nps })));
  expect(answers.map(({ status }) => status)).toEqual(scores.map(() => 303));
  const rows = await kept();
  expect(rows).toHaveLength(2);
  expect(rows.map(({ nps }) => nps)).toContain(9);
});

test("two tabs of one browser are one response, and a second visit says thanks", async () => {
  const first = await opened();
  const second = await opened("", { cookie: first.cookie });
  expect(second.form).toBe(first.form);
  await send(second.form, { nps: "8" });
  const again = await opened("", { cookie: first.cookie });
  expect(again.answer.status).toBe(303);
});

test("whoever answers once more keeps their place, and their answers through a reload", async () => {
  const first = await opened("?source=mail-footer");
  const thanks = await (await ask(placeOf(await send(first.form, { nps: "8" })))).text();
  const again = /href="([^"]+\?again[^"]*)"/.exec(thanks)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const answer = await ask(new URL(again, url).href, { headers: { cookie: first.cookie } });
  expect([answer.status, placeOf(answer)]).toEqual([303, `${url}?source=mail-footer`]);
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const [anew, reloaded] = [
    await opened("", { cookie }),
    await opened("?source=mail-footer", { cookie }),
  ];
  expect(anew.form).not.toBe(first.form);
  expect(reloaded.form).toBe(anew.form);
  await send(anew.form, { nps: "2" });
  expect((await kept()).map(({ source }) => source)).toEqual(["mail-footer", "mail-footer"]);
});

test("what is kept under way is gone on with, from its own address too", async () => {
  const { form, cookie } = await opened();
  const quiet = await send(form, { nps: "6", _do: "keep", _quiet: "1" });
  expect(quiet.status).toBe(204);
  expect(await kept()).toMatchObject([{ partial: true, nps: 6 }]);
  const page = await (await ask(url, { headers: { cookie } })).text();
  expect(page).toMatch(/value="6" checked/);
  const later = await send(form, { nps: "6", _do: "keep" });
  expect(placeOf(later)).toMatch(/\?kept$/);
  expect(await (await ask(placeOf(later))).text()).toMatch(/value="6" checked/);
  await send(form, { nps: "6", comment: "so so" });
  expect(await kept()).toMatchObject([{ partial: false, answers: { nps: 6, comment: "so so" } }]);
});

test("answers can be seen, corrected and taken back at their own address", async () => {
  const { form, cookie } = await opened();
  const home = placeOf(await send(form, { nps: "6" }));
  const page = await (await ask(`${home}?answers`)).text();
  expect(page).toMatch(/value="6" checked/);
  await ask(home, posted({ nps: "9", _do: "correct" }));
  expect(await kept()).toMatchObject([{ nps: 9, partial: false }]);
  expect(await (await ask(`${home}?withdraw`)).text()).toContain("Take your answers back?");
  const gone = await ask(home, posted({ _do: "withdraw" }));
  expect(await gone.text()).toContain("Your answers are deleted");
  expect(gone.headers.get("set-cookie")).toContain("Max-Age=0");
  expect(await kept()).toEqual([]);
  expect((await ask(url, { headers: { cookie } })).status).toBe(200);
});

test("a wrong answer comes back with everything typed, and the same form", async () => {
  const { form } = await opened();
  const answer = await send(form, { nps: "", comment: "half done" });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("half done");
  expect(formIn(page)).toBe(form);
  expect(await kept()).toEqual([]);
});

test("what was shown is what is answered, also when a new version came meanwhile", async () => {
  const { form } = await opened();
  const [before] = await versions();
  const { definition } = await editSurvey(ctx, { surveyId });
  await editSurvey(ctx, { surveyId, definition: { ...definition, title: "Newer" } });
  await publishSurvey(ctx, { surveyId });
  await send(form, { nps: "9" });
  expect((await kept()).map(({ versionId }) => versionId)).toEqual([before]);
});

async function versions() {
  const version = await inTransaction(ctx, (tx) => readPublishedVersion(tx, surveyId));
  return [version?.id];
}

test("an unknown, switched-off or closed survey says so kindly, and shows what was typed", async () => {
  const { form } = await opened();
  for (const path of ["", "x", "no-such-survey", "A-B", "%00", "a/b/c", `${slug}/forged`]) {
    const answer = await ask(`http://localhost/s/p/${path}`);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).toContain("There is no survey here");
  }
  await saveOpenLink(ctx, { surveyId, slug, active: false, sources: [] });
  expect((await ask(url)).status).toBe(404);
  const late = await send(form, { nps: "9", comment: "written for nothing" });
  expect(late.status).toBe(410);
  expect(await late.text()).toContain("written for nothing");
  await saveOpenLink(ctx, { surveyId, slug, active: true, sources: [] });
  await editSurvey(ctx, { surveyId, closed: true });
  expect((await ask(url)).status).toBe(404);
  expect(await kept()).toEqual([]);
});

test("a form that lay open too long says so, and loses nothing typed", async () => {
  const { form } = await opened();
  today = new Date(today.getTime() + 8 * 86_400_000);
  const answer = await send(form, { nps: "9", comment: "found again" });
  expect(answer.status).toBe(410);
  expect(await answer.text()).toContain("found again");
});

test("an earlier address leads to the survey still, and an unknown place is the link itself", async () => {
  await saveOpenLink(ctx, { surveyId, slug: `new-${newId()}`, active: true, sources: [] });
  const { form } = await opened("?source=%3Cscript%3E");
  await send(form, { nps: "9" });
  expect((await kept()).map(({ source }) => source)).toEqual(["open-link"]);
});

test("a forged form is refused, and so are fields no survey of ours has", async () => {
  const { form } = await opened();
  for (const wrong of ["", "x", form.slice(1), `${form}A`]) {
    expect((await send(wrong, { nps: "9" })).status).toBe(400);
  }
  expect((await send(form, { nps: "9", constructor: "x" })).status).toBe(400);
  expect((await ask(url, { method: "PUT" })).status).toBe(405);
  expect(await kept()).toEqual([]);
});

test("a flood from one address is held up with everything typed; others are not", async () => {
  const { form } = await opened();
  const from = (address: string) => ({
    ...posted({ nps: "", comment: "one of many", _form: form }),
    headers: { "content-type": "application/x-www-form-urlencoded", "x-vocal-address": address },
  });
  let answer = await ask(url, from("198.51.100.7"));
  for (let sent = 0; answer.status === 422 && sent < 200; sent += 1) {
    answer = await ask(url, from("198.51.100.7"));
  }
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  const page = await answer.text();
  expect(page).toContain("one of many");
  expect(formIn(page)).toBe(form);
  expect((await ask(url, from("198.51.100.8"))).status).toBe(422);
});

test("calling itself under way lets no first row pass more often; going on with one does", async () => {
  const caller = "198.51.100.9";
  const keep = async (form: string) => {
    const fields = { nps: "6", _do: "keep", _quiet: "1", _form: form };
    const headers = { ...posted(fields).headers, "x-vocal-address": caller };
    return (await ask(url, { ...posted(fields), headers })).status;
  };
  const forms = await Promise.all(Array.from({ length: 130 }, async () => (await opened()).form));
  const first = await Promise.all(forms.map(keep));
  const passed = first.filter((status) => status === 204).length;
  expect(passed).toBeLessThan(130);
  expect(first.filter((status) => status === 429)).toHaveLength(130 - passed);
  expect(await kept()).toHaveLength(passed);
  expect(await keep(forms[first.indexOf(204)] ?? "")).toBe(204);
});
