import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { changeView } from "@/lib/analysis/views/change-view";
import { deleteView } from "@/lib/analysis/views/delete-view";
import { readViews } from "@/lib/analysis/views/read-views";
import { saveView } from "@/lib/analysis/views/save-view";
import { mostViews, SaveView } from "@/lib/analysis/views/shapes";
import { account, member } from "@/lib/db/tables/access";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();

/** The same organisation as one of its members sees it. */
async function memberOf(
  ctx: Context,
  role: "administrator" | "manager" | "agent" = "manager",
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

const namesOf = async (ctx: Context) => (await readViews(ctx)).data.map(({ name }) => name);

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

test("a member takes no shared view from the others, an administrator may", async () => {
  const ann = await memberOf(await db.context());
  const bob = await memberOf(ann);
  const { id } = await saveView(ann, asked("Ours", { shared: true }));
  const taken = changeView(bob, { viewId: id, shared: false });
  await expect(taken).rejects.toMatchObject({ code: "forbidden" });
  expect(await namesOf(ann)).toEqual(["Ours"]);
  const head = await memberOf(ann, "administrator");
  await changeView(head, { viewId: id, shared: false });
  expect(await namesOf(ann)).toEqual([]);
});

test("there is an end to how many", async () => {
  const ann = await memberOf(await db.context());
  for (let k = 0; k < mostViews; k++) await saveView(ann, asked(`View ${k}`));
  await expect(saveView(ann, asked("One more"))).rejects.toMatchObject({ reason: "too-many" });
  // What is there can still be renamed, and the organisation has a number of its own.
  const [first] = (await readViews(ann)).data;
  await changeView(ann, { viewId: first?.id ?? "", name: "Renamed" });
  await saveView(ann, asked("One more", { shared: true }));
});

test("an agent saves nothing, a key nothing of its own, another organisation sees nothing", async () => {
  const ctx = await db.context();
  const agent = await memberOf(ctx, "agent");
  await expect(saveView(agent, asked("x"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(readViews(agent)).rejects.toMatchObject({ code: "forbidden" });
  const key: Context = { ...ctx, actor: { kind: "api-key", id: newId(), scopes: ["write"] } };
  await expect(saveView(key, asked("x"))).rejects.toMatchObject({ code: "invalid" });
  await saveView(key, asked("x", { shared: true }));
  expect(await namesOf(await db.context())).toEqual([]);
});
