import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { changeView } from "@/lib/analysis/views/change-view";
import { deleteView } from "@/lib/analysis/views/delete-view";
import { readView, readViewLines, readViews } from "@/lib/analysis/views/read-views";
import { saveView } from "@/lib/analysis/views/save-view";
import { ListViews, mostViews, SaveView } from "@/lib/analysis/views/shapes";
import { account, member } from "@/lib/db/tables/access";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();

/** The same organisation as one of its members sees it. */
async function memberOf(
  ctx: Context,
  role: "administrator" | "builder" | "manager" | "agent" = "builder",
): Promise<Context> {
  const [id, accountId] = [newId(), newId()];
  await inTransaction(ctx, async (tx) => {
    const email = `${accountId}@example.com`;
    const person = { id: accountId, email, name: "A person", createdAt: ctx.now() };
    await tx.db.insert(account).values(person);
    await tx.db
      .insert(member)
      .values({ organizationId: ctx.organizationId, id, accountId, role, joinedAt: ctx.now() });
  });
  return { ...ctx, actor: { kind: "member", id, role, name: "A person", email: "" } };
}

const asked = (name: string, more: object = {}) =>
  SaveView.parse({ name, page: "scores", question: { team: "North", by: ["kpi.hold"] }, ...more });

const namesOf = async (ctx: Context) => (await readViewLines(ctx)).map(({ name }) => name);

test("a view of one's own is seen by its member, a shared one by everybody", async () => {
  const ann = await memberOf(await db.context());
  const bob = await memberOf(ann);
  const own = await saveView(ann, asked("Mine"));
  expect(own).toMatchObject({ shared: false, path: "/analysis/scores?by=kpi.hold&team=North" });
  await saveView(ann, asked("Ours", { shared: true }));
  expect(await namesOf(ann)).toEqual(["Mine", "Ours"]);
  expect(await namesOf(bob)).toEqual(["Ours"]);
  await expect(deleteView(bob, { viewId: own.id })).rejects.toMatchObject({ code: "not-found" });
  const change = changeView(bob, { viewId: own.id, name: "His" });
  await expect(change).rejects.toMatchObject({ code: "not-found" });
});

test("a name is given once to each, also when many save at once", async () => {
  const ann = await memberOf(await db.context());
  const bob = await memberOf(ann);
  const saved = await Promise.allSettled(
    Array.from({ length: 4 }, () => saveView(ann, asked("Same"))),
  );
  expect(saved.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await saveView(bob, asked("Same"));
  await saveView(bob, asked("Same", { shared: true }));
  const again = saveView(ann, asked("Same", { shared: true }));
  await expect(again).rejects.toMatchObject({ code: "conflict", fields: [{ code: "taken" }] });
});

test("renamed, shared and deleted: the question stays, a taken name does not move it", async () => {
  const ann = await memberOf(await db.context());
  const { id } = await saveView(ann, asked("First"));
  await saveView(ann, asked("Second"));
  const renamed = await changeView(ann, { viewId: id, name: "Third" });
  expect(renamed).toMatchObject({ id, name: "Third", question: { team: ["North"] } });
  const taken = changeView(ann, { viewId: id, name: "Second" });
  await expect(taken).rejects.toMatchObject({ code: "conflict", reason: "taken" });
  expect(await namesOf(ann)).toEqual(["Second", "Third"]);
  expect(await changeView(ann, { viewId: id, shared: true })).toMatchObject({ shared: true });
  await deleteView(ann, { viewId: id });
  await expect(deleteView(ann, { viewId: id })).rejects.toMatchObject({ code: "not-found" });
  expect(await namesOf(ann)).toEqual(["Second"]);
});

test("a shared view is changed by who made it and by who manages views, not by others", async () => {
  const ann = await memberOf(await db.context());
  const bob = await memberOf(ann);
  const { id } = await saveView(ann, asked("Ours", { shared: true }));
  const forbidden = expect.objectContaining({ code: "forbidden" });
  await expect(changeView(bob, { viewId: id, name: "His" })).rejects.toEqual(forbidden);
  await expect(changeView(bob, { viewId: id, shared: false })).rejects.toEqual(forbidden);
  await expect(deleteView(bob, { viewId: id })).rejects.toEqual(forbidden);
  const seen = async (ctx: Context) => (await readViewLines(ctx)).map(({ mayChange }) => mayChange);
  const head = await memberOf(ann, "manager");
  expect(await Promise.all([ann, bob, head].map(seen))).toEqual([[true], [false], [true]]);
  await changeView(head, { viewId: id, name: "All of ours" });
  await changeView(ann, { viewId: id, shared: false });
  await changeView(ann, { viewId: id, shared: true });
  await deleteView(head, { viewId: id });
  expect(await namesOf(ann)).toEqual([]);
});

test("a shared view goes back to who made it, and one of a key to who unshares it", async () => {
  const ann = await memberOf(await db.context());
  const head = await memberOf(ann, "administrator");
  const key: Context = { ...ann, actor: { kind: "api-key", id: newId(), scopes: ["write"] } };
  const hers = await saveView(ann, asked("Hers", { shared: true }));
  const keys = await saveView(key, asked("Made by a key", { shared: true }));
  expect([hers.madeBy, keys.madeBy]).toEqual(["A person", null]);
  const back = await changeView(head, { viewId: hers.id, shared: false });
  expect(back).toMatchObject({ shared: false, madeBy: "A person" });
  const kept = changeView(key, { viewId: keys.id, shared: false });
  await expect(kept).rejects.toMatchObject({ code: "invalid" });
  await changeView(head, { viewId: keys.id, shared: false });
  expect(await Promise.all([ann, head].map(namesOf))).toEqual([["Hers"], ["Made by a key"]]);
  await saveView(ann, asked("Ours", { shared: true }));
  const taken = await saveView(ann, asked("Ours"));
  const twice = changeView(ann, { viewId: taken.id, shared: true });
  await expect(twice).rejects.toMatchObject({ code: "conflict", reason: "taken" });
});

test("two renamings to one name at once: one of them is refused", async () => {
  const ann = await memberOf(await db.context());
  const [one, two] = [await saveView(ann, asked("One")), await saveView(ann, asked("Two"))];
  const renamed = await Promise.allSettled(
    [one, two].map(({ id }) => changeView(ann, { viewId: id, name: "Same" })),
  );
  expect(renamed.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(renamed.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict", reason: "taken" },
  });
  // Written in place: whoever follows a link to it finds it again.
  expect((await readViewLines(ann)).map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
});

test("the list has a next page until it has none, and a view is opened by its id", async () => {
  const ann = await memberOf(await db.context());
  const bob = await memberOf(ann);
  for (const name of ["B", "a", "C"]) await saveView(ann, asked(name, { shared: name !== "C" }));
  const read = (cursor?: string) => readViews(ann, ListViews.parse({ limit: 2, cursor }));
  const first = await read();
  const second = await read(first.nextCursor ?? "");
  expect(second.nextCursor).toBeNull();
  const all = [...first.data, ...second.data];
  expect(all.map(({ name }) => name)).toEqual(await namesOf(ann));
  expect(all).toHaveLength(3);
  const own = all.find(({ shared }) => !shared);
  expect(await readView(ann, { viewId: own?.id ?? "" })).toEqual(own);
  const foreign = readView(bob, { viewId: own?.id ?? "" });
  await expect(foreign).rejects.toMatchObject({ code: "not-found" });
  await expect(read("nonsense")).rejects.toMatchObject({ code: "malformed" });
});

test("there is an end to how many", async () => {
  const ann = await memberOf(await db.context());
  for (let k = 0; k < mostViews; k++) await saveView(ann, asked(`View ${k}`));
  await expect(saveView(ann, asked("One more"))).rejects.toMatchObject({ reason: "too-many" });
  // What is there can still be renamed, and the organisation has a number of its own.
  const [first] = await readViewLines(ann);
  await changeView(ann, { viewId: first?.id ?? "", name: "Renamed" });
  await saveView(ann, asked("One more", { shared: true }));
});

test("an agent saves nothing, a key nothing of its own, another organisation sees nothing", async () => {
  const ctx = await db.context();
  const agent = await memberOf(ctx, "agent");
  await expect(saveView(agent, asked("x"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(readViewLines(agent)).rejects.toMatchObject({ code: "forbidden" });
  const key: Context = { ...ctx, actor: { kind: "api-key", id: newId(), scopes: ["write"] } };
  await expect(saveView(key, asked("x"))).rejects.toMatchObject({ code: "invalid" });
  await saveView(key, asked("x", { shared: true }));
  expect(await namesOf(await db.context())).toEqual([]);
});
