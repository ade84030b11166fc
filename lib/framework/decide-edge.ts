import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { inTransaction } from "@/lib/db/transaction";
import { defaultEdges } from "@/lib/framework/default-edges";
import { countEdges, listEdges, upsertEdge } from "@/lib/framework/edge.store";
import { type DecideEdge, type Edge, mostEdges } from "@/lib/framework/edge-shapes";
import { circle, decidedEdges, runInCircle } from "@/lib/framework/edges";
import { Refusal } from "@/lib/ground/refusal";

/** Adds an arrow to the framework, takes one away, or fixes how strong it is, with the reason. */
export async function decideEdge(ctx: Context, input: DecideEdge): Promise<Edge> {
  permit(ctx, "framework.edit");
  const { entries } = await readCatalogue(ctx);
  const usual = defaultEdges(entries);
  const known = new Set(entries.map(({ variable }) => variable.key));
  return inTransaction(ctx, async (tx) => {
    const decided = (await listEdges(tx)).filter(
      ({ from, to }) => from !== input.from || to !== input.to,
    );
    const { edges } = decidedEdges(usual, decided, known);
    const problem = problemOf(input, edges, known);
    if (problem) {
      const { path, code, message } = problem;
      throw new Refusal("invalid", message, { fields: [{ path, code, message }] });
    }
    return keep(tx, input);
  });
}

async function keep(tx: Tx, input: DecideEdge): Promise<Edge> {
  const kept = await upsertEdge(tx, input);
  if (!kept || (await countEdges(tx)) > mostEdges) {
    throw new Refusal(
      "conflict",
      `At most ${mostEdges} arrows are decided by hand: undo one first.`,
    );
  }
  const { from, to, kind, coefficient, reason } = kept;
  const subject = { kind: "framework-edge", id: kept.id };
  await recordAct(tx, `framework.edge-${kind}`, subject, { from, to, coefficient, reason });
  return kept;
}

/** Why it cannot be, given the arrows as they would be without it. */
function problemOf(
  { from, to, kind }: DecideEdge,
  edges: ReturnType<typeof decidedEdges>["edges"],
  known: ReadonlySet<string>,
) {
  const stranger = [from, to].find((key) => !known.has(key));
  if (stranger !== undefined) {
    const path = stranger === from ? "from" : "to";
    const message = `There is no variable ${stranger} with values.`;
    return { path, code: "unknown-variable", message };
  }
  const isThere = edges.some(([a, b]) => a === from && b === to);
  if (kind === "removed") {
    const message = "There is no such arrow to take away.";
    return isThere ? null : { path: "to", code: "no-such-arrow", message };
  }
  if (kind === "added" && isThere) {
    return { path: "to", code: "there-already", message: "This arrow is there already." };
  }
  if (isThere || !runInCircle([...edges, [from, to]])) return null;
  return { path: "to", code: "circle", message: circle };
}
