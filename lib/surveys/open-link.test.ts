import { beforeEach, expect, test } from "vitest";
import { readAudit } from "@/lib/access/audit";
import { testDatabase } from "@/lib/db/test-database";
import { addPlace } from "./add-place";
import { createSurvey } from "./create-survey";
import { SaveOpenLink, slugOf, sourceNamed } from "./open-link-shapes";
import { readOpenLink, requireOpenLink } from "./read-open-link";
import { removePlace } from "./remove-place";
import { saveOpenLink } from "./save-open-link";

const db = testDatabase();
let ctx: Awaited<ReturnType<typeof db.context>>;
let surveyId: string;

beforeEach(async () => {
  ctx = await db.context();
  surveyId = (await createSurvey(ctx, { name: "Branch", template: "post-call-nps" })).id;
});

const link = (slug: string, rest: Partial<SaveOpenLink> = {}) => ({
  surveyId,
  slug,
  active: true,
  sources: [],
  ...rest,
});

test("a survey has no open link until somebody gives it one", async () => {
  expect(await readOpenLink(ctx, { surveyId })).toBeUndefined();
  await expect(requireOpenLink(ctx, { surveyId })).rejects.toMatchObject({ code: "not-found" });
  const saved = await saveOpenLink(ctx, link("branch-one", { sources: ["mail-footer"] }));
  expect(saved.url).toMatch(/\/s\/p\/branch-one$/);
  expect(saved.sources).toEqual([
    { source: "mail-footer", url: `${saved.url}?source=mail-footer` },
  ]);
  expect(await requireOpenLink(ctx, { surveyId })).toEqual(saved);
});

test("an address belongs to one survey for good, also of another organisation", async () => {
  await saveOpenLink(ctx, link("only-one"));
  const changed = await saveOpenLink(ctx, link("another"));
  expect(changed.earlier).toEqual(["only-one"]);
  const foreign = await db.context();
  const theirs = await createSurvey(foreign, { name: "Other", template: "post-call-nps" });
  await expect(
    saveOpenLink(foreign, { ...link("only-one"), surveyId: theirs.id }),
  ).rejects.toMatchObject({ code: "conflict", fields: [{ path: "slug" }] });
  expect(await readOpenLink(foreign, { surveyId: theirs.id })).toBeUndefined();
  expect((await saveOpenLink(ctx, link("only-one"))).earlier).toEqual(["another"]);
});

test("of two surveys that take an address at once one gets it", async () => {
  const other = await createSurvey(ctx, { name: "Second", template: "post-call-nps" });
  const both = await Promise.allSettled([
    saveOpenLink(ctx, link("at-once")),
    saveOpenLink(ctx, { ...link("at-once"), surveyId: other.id }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("nobody takes addresses without end", async () => {
  for (let index = 0; index < 20; index += 1) await saveOpenLink(ctx, link(`address-${index}`));
  await expect(saveOpenLink(ctx, link("one-more"))).rejects.toMatchObject({ code: "conflict" });
  expect((await saveOpenLink(ctx, link("address-3"))).slug).toBe("address-3");
});

test.each(["", "ab", "-a-b", "a--b", "a b", "ä-ö-ü", "a/b", "x".repeat(61), "../etc"])(
  "%j is no address",
  (slug) => expect(SaveOpenLink.safeParse(link(slug)).success).toBe(false),
);

test("a place may not call itself by a name of ours, nor stand twice", () => {
  const accepted = (sources: string[]) => SaveOpenLink.safeParse(link("fine", { sources })).success;
  expect(accepted(["mail-footer", "Receipt"])).toBe(true);
  for (const sources of [["kiosk"], ["qr"], ["a", "a"], ["<b>"], ["x".repeat(41)]]) {
    expect(accepted(sources)).toBe(false);
  }
});

test("places come and go one by one, and no older page brings anything back", async () => {
  await saveOpenLink(ctx, link("by-place", { sources: ["receipt"] }));
  const place = (source: string) => ({ surveyId, source });
  await Promise.all([addPlace(ctx, place("door")), addPlace(ctx, place("poster"))]);
  const { sources: _, ...address } = link("by-place", { active: false });
  await saveOpenLink(ctx, address);
  await addPlace(ctx, place("door"));
  const { active, sources } = await removePlace(ctx, place("receipt"));
  expect(active).toBe(false);
  expect(sources.map(({ source }) => source).sort()).toEqual(["door", "poster"]);
  const full = Array.from({ length: 50 }, (_none, index) => `place-${index}`);
  await saveOpenLink(ctx, link("by-place", { sources: full }));
  await expect(addPlace(ctx, place("one-more"))).rejects.toMatchObject({ code: "conflict" });
});

test("the audit trail tells each change, and no more", async () => {
  const off = link("first", { active: false });
  await saveOpenLink(ctx, off);
  await saveOpenLink(ctx, off);
  await saveOpenLink(ctx, link("second"));
  await saveOpenLink(ctx, link("third"));
  await saveOpenLink(ctx, link("third", { active: false }));
  const { entries } = await readAudit(ctx, {});
  const told = entries.filter(({ act }) => act.startsWith("survey.link-")).reverse();
  expect(told.map(({ act, detail }) => [act, detail])).toEqual([
    ["survey.link-changed", { slug: "first", was: null }],
    ["survey.link-opened", { slug: "second", was: "first" }],
    ["survey.link-changed", { slug: "third", was: "second" }],
    ["survey.link-closed", { slug: "third", was: "third" }],
  ]);
});

test("only known places are counted by name", () => {
  expect(sourceNamed("receipt", ["receipt"])).toBe("receipt");
  expect(sourceNamed("qr", [])).toBe("qr");
  for (const tag of [null, "", "kiosk", "unknown", "toString"]) {
    expect(sourceNamed(tag, ["receipt"])).toBe("open-link");
  }
});

test("a name makes an address", () => {
  expect(slugOf("Wie war’s? Größe & Café!")).toBe("wie-war-s-gro-e-cafe");
  expect(slugOf("日本語")).toBe("survey");
  expect(slugOf("x".repeat(200))).toHaveLength(50);
});
