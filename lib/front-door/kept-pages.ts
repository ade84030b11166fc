import { type SentPage, sentPage } from "./page-answer";

const mostKept = 300;
// In the order in which they were last asked for.
const kept = new Map<string, SentPage>();

/**
 * A page that depends on nothing but its key: rendered and compressed once, not for every visitor.
 * A key names a published version, which never changes, and whatever else the page shows.
 */
export function keptPage(key: string, render: () => string): SentPage {
  const page = kept.get(key) ?? sentPage(render());
  kept.delete(key);
  kept.set(key, page);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return page;
}
