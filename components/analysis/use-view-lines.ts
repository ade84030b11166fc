import { useState } from "react";
import type { ViewLine } from "@/lib/analysis/views/shapes";

const byName = (one: ViewLine, other: ViewLine) => one.name.localeCompare(other.name, "en");

/**
 * The saved views as the server told them, and what was done to them since: it tells them again with
 * the page beside them, which may take seconds to compute.
 */
export function useViewLines(given: readonly ViewLine[]) {
  const [told, setTold] = useState(given);
  const [done, setDone] = useState<ReadonlyMap<string, ViewLine | null>>(new Map());
  if (told !== given) {
    setTold(given);
    setDone(new Map());
  }
  const known = new Map<string, ViewLine | null>(given.map((view) => [view.id, view]));
  for (const [id, view] of done) known.set(id, view);
  const put = (id: string, view: ViewLine | null) =>
    setDone((before) => new Map(before).set(id, view));
  return { views: [...known.values()].filter((view) => view !== null).sort(byName), put };
}
