import type { Described } from "@/app/api/v1/openapi.json/described";
import { DecideEdge, Edge, EdgeAnswer, ListEdges, OneEdge } from "@/lib/framework/edge-shapes";

const editing = { tag: "analysis", permission: "framework.edit" } as const;

/** What the API does with the arrows of the framework that are decided by hand. */
export const frameworkOperations: readonly Described[] = [
  {
    ...{ tag: "analysis", permission: "analysis.read", status: 200 },
    method: "GET",
    path: "/analysis/framework/edges",
    summary: "List the arrows that were decided by hand, with the reasons",
    input: ListEdges,
    answer: EdgeAnswer,
  },
  {
    ...editing,
    status: 200,
    method: "POST",
    path: "/analysis/framework/edges",
    summary: "Add an arrow to the framework, take one away, or fix how strong it is",
    description:
      "What was decided of the same two variables before makes room. A fixed `coefficient` is in " +
      "units of `to` per unit of `from`; it is not estimated, and the same in every draw. A circle " +
      "is refused (422). Requests that name their own `edges` do not heed these.",
    input: DecideEdge,
    answer: Edge,
  },
  {
    ...editing,
    method: "DELETE",
    path: "/analysis/framework/edges/{edgeId}",
    summary: "Take back what was decided of an arrow",
    input: OneEdge,
  },
];
