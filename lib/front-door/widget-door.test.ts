import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { customer } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { signatureOf } from "@/lib/responses/signed-customer";
import { rollWidgetSecret } from "@/lib/surveys/roll-widget-secret";
import { saveOpenLink } from "@/lib/surveys/save-open-link";
import { saveWidget } from "@/lib/surveys/save-widget";
import { SaveWidget } from "@/lib/surveys/widget-shapes";
import { embedDoor } from "./embed-door";
import { askOf } from "./exchange";
import { askDoor, formIn, openSurvey, form as posted, secret } from "./test-door";

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

const settings = { opening: "delay", seconds: 5, scroll: 50, label: "Feedback", restDays: 30 };
const widget = (rest: object = {}) =>
  saveWidget(
    ctx,
    SaveWidget.parse({
      ...settings,
      surveyId,
      active: true,
      origins: "https://Shop.example/\nhttp://localhost:8080",
      ...rest,
    }),
  );

async function embed(query: string) {
  const request = new Request(`http://localhost/embed.js${query}`);
  const answer = await embedDoor(askOf(request), { database: ctx.database, secret });
  return { status: answer?.status, text: answer?.body?.toString() ?? "" };
}

async function knownCustomer(externalId: string): Promise<string> {
  const id = newId();
  await inTransaction(ctx, ({ db: orm, organizationId }) =>
    orm.insert(customer).values({ organizationId, id, externalId }),
  );
  return id;
}

/** What a site adds to the widget's address for a customer it has signed for. */
function signed(of: string, with_: string, seconds = 600): string {
  const said = { customer: of, expires: String(Math.floor(today.getTime() / 1_000) + seconds) };
  return `?${new URLSearchParams({ ...said, signature: signatureOf(said, with_) })}`;
}

/** Opens the widget, answers in it, and says where that led. */
async function answerAt(address: string, nps = "9") {
  const frame = placeOf(await ask(address));
  const shown = await ask(frame);
  const done = await ask(frame, posted({ nps, _form: formIn(await shown.text()) }));
  return { frame, shown, done };
}

test("the script tells a site's pages its settings, and nothing where there is no widget", async () => {
  expect((await embed("?survey=no-such-survey")).status).toBe(404);
  expect((await embed("")).status).toBe(404);
  expect(await embed(`?survey=${slug}`)).toMatchObject({ status: 200, text: "// Switched off.\n" });
  await widget({ label: "</script>\u2028!" });
  const { text } = await embed(`?survey=${slug}`);
  expect(text).toContain('"origins":["https://shop.example","http://localhost:8080"]');
  expect(text).toContain('"label":"\\u003c/script>\\u2028!"');
  await widget({ active: false });
  expect((await embed(`?survey=${slug}`)).text).toBe("// Switched off.\n");
});

test("a survey is answered in a frame that only the named sites may show, without a cookie", async () => {
  expect((await ask(`${url}/widget`)).status).toBe(404);
  await widget();
  // The widget is one way of answering, the plain address another.
  await saveOpenLink(ctx, { surveyId, slug, active: false });
  const { frame, shown, done } = await answerAt(`${url}/widget?lang=de`);
  const allowed = "frame-ancestors https://shop.example http://localhost:8080";
  for (const answer of [shown, done, await ask(`${url}/widget/forged`)]) {
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-security-policy") ?? allowed).toContain(allowed);
  }
  expect(placeOf(done)).toBe(frame.replace(/\?.*/, ""));
  const thanks = await (await ask(placeOf(done))).text();
  expect(thanks).toContain("Thank you");
  expect(thanks).not.toContain("Answer once more");
  expect(await kept()).toMatchObject([{ source: "widget", customerId: null, nps: 9 }]);
  const refused = await ask(frame, posted({ comment: "x".repeat(70_000) }));
  expect(refused.status).toBe(413);
  expect(refused.headers.get("content-security-policy")).toContain(allowed);
});

test("an answer belongs to the customer whom the site has signed for, and to nobody else's word", async () => {
  await widget();
  const id = await knownCustomer("c-1");
  const open = async (query: string) => (await answerAt(`${url}/widget${query}`)).done.status;
  expect(await open(signed("c-1", "no secret was made"))).toBe(303);
  const before = await rollWidgetSecret(ctx);
  expect(await open(signed("c-1", before.secret))).toBe(303);
  const after = await rollWidgetSecret(ctx);
  for (const query of [
    signed("c-1", before.secret),
    signed("c-1", after.secret, -1),
    signed("unknown", after.secret),
    signed("c-1", after.secret).replace("c-1", "c-2"),
    "?customer=c-1",
  ]) {
    expect(await open(query)).toBe(303);
  }
  const customers = (await kept()).map(({ customerId }) => customerId);
  expect(customers.filter((one) => one !== null)).toEqual([id]);
  expect(customers).toHaveLength(7);
});

test("a customer who was erased while the form lay open leaves nothing by it", async () => {
  await widget();
  const customerId = await knownCustomer("c-gone");
  const { secret: own } = await rollWidgetSecret(ctx);
  const frame = placeOf(await ask(`${url}/widget${signed("c-gone", own)}`));
  const form = formIn(await (await ask(frame)).text());
  await eraseCustomer(ctx, { customerId });
  const late = await ask(frame, posted({ nps: "2", _form: form }));
  expect(late.status).toBe(410);
  expect(await kept()).toEqual([]);
});

test("only sites' addresses are allowed, and a widget that is on has one", () => {
  const given = { ...settings, surveyId: newId(), active: true };
  const accepted = (origins: string) => SaveWidget.safeParse({ ...given, origins }).success;
  expect(accepted("https://www.example.com, http://localhost:3000")).toBe(true);
  for (const origins of [
    "",
    "example.com",
    "https://a.b/c",
    "https://*.b",
    "https://a;b",
    "'self'",
  ]) {
    expect(accepted(origins)).toBe(false);
  }
});
