import { type ViewPage, viewPages } from "@/lib/analysis/views/shapes";

/** Where a view is opened. */
export function viewPath(page: ViewPage, question: Record<string, readonly string[]>): string {
  const pairs = Object.entries(question).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const query = new URLSearchParams(pairs).toString();
  return query === "" ? viewPages[page] : `${viewPages[page]}?${query}`;
}

/** Which page of the analysis an address belongs to; none where nothing can be asked. */
export function pageOfPath(path: string): ViewPage | undefined {
  return (Object.keys(viewPages) as ViewPage[]).find((page) => viewPages[page] === path);
}

/** What an address asks: empty fields of a form say nothing. */
export function questionOf(address: URLSearchParams): Record<string, string[]> {
  const names = [...new Set(address.keys())];
  const asked = names.map((name) => [name, address.getAll(name).filter(Boolean)] as const);
  return Object.fromEntries(asked.filter(([, values]) => values.length > 0));
}
