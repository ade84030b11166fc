import { addressOf, filterOf, PageQuestion } from "@/lib/analysis/page-question";

/** What the second selection is called in the address: "b.team" beside "team". */
const prefix = "b.";

/** What the page of comparisons was asked: the page's usual filters against others. */
export interface ComparisonQuestion {
  a: PageQuestion;
  b: PageQuestion;
}

/** Read from an address; nonsense is passed over. */
export function comparisonQuestion(
  given: Record<string, string | string[] | undefined>,
): ComparisonQuestion {
  const others = Object.entries(given).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  );
  const { outcome: _, grain: __, ...b } = PageQuestion.parse(Object.fromEntries(others));
  return { a: PageQuestion.parse(given), b };
}

/** The question as the rest of an address. */
export function comparisonAddress({ a, b }: ComparisonQuestion): string {
  const { outcome: _, grain: __, ...others } = b;
  const named = Object.entries(others).map(([name, value]) => [prefix + name, value] as const);
  return addressOf(a, Object.fromEntries(named));
}

/** Each side where the other is; what is explained stays. */
export function swapped({ a, b }: ComparisonQuestion): ComparisonQuestion {
  const { outcome, grain, ...filter } = a;
  return { a: { ...b, outcome, grain }, b: filter };
}

/** Whether anything was chosen to compare with. */
export function hasOther({ b }: ComparisonQuestion): boolean {
  return Object.keys(filterOf(b)).length > 0;
}
