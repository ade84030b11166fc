import type { EdgeList } from "@/lib/framework/default-edges";
import type { Edge } from "@/lib/framework/edge-shapes";
import type { FixedArrow } from "@/lib/framework/fixed-arrows";
import { causalOrder } from "@/lib/stats/path-model";

export const circle = "The arrows run in a circle: a variable would explain itself.";

/** Whether following the arrows leads back to where one began. */
export function runInCircle(edges: EdgeList): boolean {
  const keys = [...new Set(edges.flat())];
  const outcomes = [...new Set(edges.map(([, to]) => to))];
  try {
    causalOrder(
      keys.length,
      outcomes.map((outcome) => ({
        outcome: keys.indexOf(outcome),
        inputs: edges.filter(([, to]) => to === outcome).map(([from]) => keys.indexOf(from)),
      })),
    );
    return false;
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

type Decision = Pick<Edge, "from" | "to" | "kind" | "coefficient">;

/**
 * The arrows as administrators settled them. A decision about a variable without values waits until
 * there are some; one that would now close a circle, because a level was changed since, does too.
 */
export function decidedEdges(
  usual: EdgeList,
  decisions: readonly Decision[],
  known: ReadonlySet<string>,
): { edges: EdgeList; fixed: FixedArrow[] } {
  const usable = decisions.filter(({ from, to }) => known.has(from) && known.has(to));
  const removed = usable.filter(({ kind }) => kind === "removed");
  let edges: EdgeList = usual.filter((edge) => !removed.some((each) => isOf(edge, each)));
  const fixed: FixedArrow[] = [];
  for (const decision of usable.filter(({ kind }) => kind !== "removed")) {
    const { from, to, coefficient } = decision;
    const isThere = edges.some((edge) => isOf(edge, decision));
    const next: EdgeList = isThere ? edges : [...edges, [from, to]];
    if (!isThere && runInCircle(next)) continue;
    edges = next;
    if (coefficient !== null) fixed.push({ from, to, coefficient });
  }
  return { edges, fixed };
}

function isOf([from, to]: EdgeList[number], edge: Pick<Edge, "from" | "to">): boolean {
  return from === edge.from && to === edge.to;
}
