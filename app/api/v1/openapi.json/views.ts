import type { Described } from "@/app/api/v1/openapi.json/described";
import {
  ChangeView,
  ListViews,
  OneView,
  SaveView,
  View,
  ViewList,
} from "@/lib/analysis/views/shapes";

const editing = { tag: "analysis", permission: "views.edit" } as const;

/** What the API does with saved views of the analysis. */
export const viewOperations: readonly Described[] = [
  {
    ...{ tag: "analysis", permission: "analysis.read", status: 200 },
    method: "GET",
    path: "/analysis/views",
    summary: "List the shared views of the analysis, by name, a page at a time",
    input: ListViews,
    answer: ViewList,
  },
  {
    ...editing,
    status: 201,
    method: "POST",
    path: "/analysis/views",
    summary: "Save what a page of the analysis is asked, under a name",
    description:
      '`question` is the address of the page as names and values (`{"team": ["North"], "b.from": ' +
      '"2026-01-01"}`). A name is given once (409); a key has no views of its own, so `shared` is true.',
    input: SaveView,
    answer: View,
  },
  {
    ...editing,
    status: 200,
    method: "PATCH",
    path: "/analysis/views/{viewId}",
    summary: "Rename a view, share it, or give it back to the member who made it",
    description: "Of a view that others share, for who manages views: with this scope, a key does.",
    input: ChangeView,
    answer: View,
  },
  {
    ...editing,
    method: "DELETE",
    path: "/analysis/views/{viewId}",
    summary: "Delete a view",
    input: OneView,
  },
];
