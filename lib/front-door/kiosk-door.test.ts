import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { response } from "@/lib/db/tables/responses";
import { openLink } from "@/lib/db/tables/surveys";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { saveKiosk } from "@/lib/surveys/save-kiosk";
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
  ({ surveyId, slug, url } = await openSurvey(ctx));
});

const ask = (address: string, init?: RequestInit) => askDoor(ctx, address, init);
const ours = () => eq(response.organizationId, ctx.organizationId);
const kept = () => inTransaction(ctx, (tx) => tx.db.select().from(response).where(ours()));
const placeOf = (answer: Response) => new URL(answer.headers.get("location") ?? "", url).href;

test("whatever goes wrong below a kiosk is shown in its frame, and leads to the start again", async () => {
  await saveKiosk(ctx, { surveyId, active: true, exitCode: "2468" });
  const start = `${url}/kiosk/start`;
  const handed = formIn(await (await ask(start)).text());
  const wrong = [
    await ask(start, posted({ nps: "2", _form: "forged" })),
    await ask(start, posted({ comment: "x".repeat(70_000), _form: handed })),
    await ask(`${url}/kiosk/forged`),
    await ask(`${url}/kiosk/${handed}`, posted({ nps: "2", _do: "correct" })),
  ];
  today = new Date(today.getTime() + 8 * 86_400_000);
  wrong.push(await ask(start, posted({ nps: "2", _form: handed })));
  await saveKiosk(ctx, { surveyId, active: false, exitCode: "" });
  wrong.push(await ask(start));
  expect(wrong.map(({ status }) => status)).toEqual([400, 413, 404, 404, 410, 404]);
  for (const { headers } of wrong) {
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
    expect(headers.get("refresh")).toMatch(new RegExp(`^\\d+;url=/s/p/${slug}/kiosk/start$`));
    expect(headers.get("cache-control")).toBe("no-store");
  }
});

test("a kiosk asks the next person anew, and shows nobody what the last one answered", async () => {
  const screen = `${url}/kiosk`;
  expect((await ask(screen)).status).toBe(404);
  await saveKiosk(ctx, { surveyId, active: true, exitCode: "2468" });
  const shown = await ask(screen);
  expect(shown.headers.get("content-security-policy")).toContain("frame-src 'self'");
  expect(await shown.text()).toContain(`src="${new URL(screen).pathname}/start"`);
  const start = await ask(`${screen}/start`);
  expect(start.headers.get("set-cookie")).toBeNull();
  expect(start.headers.get("cache-control")).toBe("no-store");
  expect(start.headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  const form = formIn(await start.text());
  const answer = await ask(`${screen}/start`, posted({ nps: "2", _form: form }));
  const home = placeOf(answer);
  for (const query of ["", "?answers", "?withdraw"]) {
    const thanks = await (await ask(home + query)).text();
    expect(thanks).toContain(`url=${new URL(screen).pathname}/start`);
    expect(thanks).not.toMatch(/\?answers|\?withdraw|name="nps"/);
  }
  for (const intent of ["correct", "withdraw"]) {
    expect((await ask(home, posted({ nps: "9", _do: intent }))).status).toBe(404);
  }
  expect(await kept()).toMatchObject([{ nps: 2, source: "kiosk", partial: false }]);
  expect(formIn(await (await ask(`${screen}/start`)).text())).not.toBe(form);
});

test("a kiosk is left by its code alone, which is kept as a hash", async () => {
  const screen = `${url}/kiosk`;
  await expect(saveKiosk(ctx, { surveyId, active: true, exitCode: "" })).rejects.toMatchObject({
    fields: [{ path: "exitCode" }],
  });
  await saveKiosk(ctx, { surveyId, active: true, exitCode: "2468" });
  for (const code of ["", "0000", "2468 ", "x"]) {
    const refused = await ask(screen, posted({ code }));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("That is not the code");
  }
  const left = await ask(screen, posted({ code: "2468" }));
  expect([left.status, (await left.text()).includes("Kiosk mode has ended")]).toEqual([200, true]);
  for (let tries = 0; tries < 12; tries += 1) await ask(screen, posted({ code: "1111" }));
  const waits = await ask(screen, posted({ code: "2468" }));
  expect(waits.status).toBe(429);
  expect(await waits.text()).toMatch(/Too many tries\. Try again in \d+ s\./);
  const { headers, ...right } = posted({ code: "2468" });
  const staff = { ...right, headers: { ...headers, "x-vocal-address": "203.0.113.7" } };
  expect((await ask(screen, staff)).status).toBe(200);
  for (let ended = 0; ended < 12; ended += 1) {
    expect((await ask(screen, staff)).status, "who knows the code has not guessed").toBe(200);
  }
  const [row] = await inTransaction(ctx, (tx) =>
    tx.db.select().from(openLink).where(eq(openLink.surveyId, surveyId)),
  );
  expect(JSON.stringify(row)).not.toContain("2468");
  await saveKiosk(ctx, { surveyId, active: false, exitCode: "" });
  expect((await ask(screen)).status).toBe(404);
});
