import { expect, test } from "vitest";
import { readAudit } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { decideEdge } from "@/lib/framework/decide-edge";
import { framework } from "@/lib/framework/framework";
import { readEdges } from "@/lib/framework/read-edges";
import { FrameworkRequest, WhatIfRequest } from "@/lib/framework/shapes";
import { undoEdge } from "@/lib/framework/undo-edge";
import { whatIf } from "@/lib/framework/what-if";
import { newId } from "@/lib/ground/ids";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();

/** Customers whose value answers to their hold time, and little to how long they talked. */
async function contactCentre(): Promise<Context> {
  const ctx = await db.context();
  const random = seededRandom(3);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "talk" }]);
  const calls = Array.from({ length: 80 }, () => ({ hold: random.next(), talk: random.next() }));
  const ids = await rows.customers(
    calls.map(({ hold, talk }) => ({ clv: String(100 - 20 * hold + talk + random.next()) })),
  );
  await rows.interactions(ids.map((customerId, i) => ({ customerId, kpis: calls[i] })));
  return ctx;
}

const asked = FrameworkRequest.parse({ bootstrap: { samples: 100, seed: 1 } });
const ofHold = { from: "kpi.hold", to: "customer.clv" } as const;

const arrows = async (ctx: Context) =>
  (await framework(ctx, asked)).equations.flatMap(({ outcome, terms }) =>
    terms.map(({ key, coefficient, fixed }) => ({
      arrow: `${key}>${outcome}`,
      coefficient,
      fixed,
    })),
  );

test("the fit respects what was decided, and taking it back brings the arrow back", async () => {
  const ctx = await contactCentre();
  const before = await arrows(ctx);
  expect(before.map(({ arrow }) => arrow).sort()).toEqual([
    "kpi.hold>customer.clv",
    "kpi.talk>customer.clv",
  ]);
  const fixed = { ...ofHold, kind: "fixed", coefficient: -50, reason: "Measured in May" } as const;
  const { id } = await decideEdge(ctx, fixed);
  expect(await arrows(ctx)).toContainEqual({
    arrow: "kpi.hold>customer.clv",
    coefficient: -50,
    fixed: true,
  });
  const change = { changes: [{ variable: "kpi.hold", delta: -1 }], bootstrap: asked.bootstrap };
  const { portfolio } = await whatIf(ctx, WhatIfRequest.parse(change));
  expect(portfolio?.median).toBeCloseTo(50 * 80, 6);
  expect(portfolio?.low95).toBe(portfolio?.high95);

  const removed = { ...ofHold, kind: "removed", reason: "Nobody holds any more" } as const;
  expect((await decideEdge(ctx, removed)).id).toBe(id);
  expect((await arrows(ctx)).map(({ arrow }) => arrow)).toEqual(["kpi.talk>customer.clv"]);

  await undoEdge(ctx, { edgeId: id });
  expect(await arrows(ctx)).toEqual(before);
  await expect(undoEdge(ctx, { edgeId: id })).rejects.toMatchObject({ code: "not-found" });
  const acts = (await readAudit(ctx, {})).entries.map(({ act, detail }) => [
    act,
    Object(detail).reason,
  ]);
  expect(acts.slice(0, 3)).toEqual([
    ["framework.edge-undone", undefined],
    ["framework.edge-removed", "Nobody holds any more"],
    ["framework.edge-fixed", "Measured in May"],
  ]);
});

test("an arrow within a level is added; circles, strangers and what is there already are refused", async () => {
  const ctx = await contactCentre();
  const added = { from: "kpi.hold", to: "kpi.talk", kind: "added", reason: "They wait" } as const;
  await decideEdge(ctx, added);
  expect((await arrows(ctx)).map(({ arrow }) => arrow)).toContain("kpi.hold>kpi.talk");
  expect((await readEdges(ctx)).data).toMatchObject([added]);
  const refused = async (input: Parameters<typeof decideEdge>[1], code: string) =>
    expect(decideEdge(ctx, input)).rejects.toMatchObject({ code: "invalid", fields: [{ code }] });
  await refused({ ...added, from: "kpi.talk", to: "kpi.hold" }, "circle");
  await refused({ ...added, from: "kpi.unheard" }, "unknown-variable");
  await refused({ ...ofHold, kind: "added", reason: "Again" }, "there-already");
  await refused({ ...added, kind: "removed", to: "nobody" }, "unknown-variable");
  await refused(
    { ...ofHold, from: "kpi.talk", to: "kpi.hold", kind: "removed", reason: "No" },
    "no-such-arrow",
  );
});

test("only administrators decide, and nobody sees what others decided", async () => {
  const ctx = await contactCentre();
  const input = { ...ofHold, kind: "removed", reason: "Not ours" } as const;
  const { id } = await decideEdge(ctx, input);
  const actor = {
    kind: "member",
    id: newId(),
    role: "manager",
    name: "M",
    email: "m@b.c",
  } as const;
  const manager: Context = { ...ctx, actor };
  await expect(decideEdge(manager, input)).rejects.toMatchObject({ code: "forbidden" });
  await expect(undoEdge(manager, { edgeId: id })).rejects.toMatchObject({ code: "forbidden" });
  const theirs = await db.context();
  expect((await readEdges(theirs)).data).toEqual([]);
  await expect(undoEdge(theirs, { edgeId: id })).rejects.toMatchObject({ code: "not-found" });
});
