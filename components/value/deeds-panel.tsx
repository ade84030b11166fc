import type { ReactNode } from "react";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import {
  decimals,
  figure,
  percentSign,
  percentWithLimits,
  range,
  signed,
} from "@/lib/analysis/figures";
import type { ClassDeeds, Deeds, Estimate } from "@/lib/value/deeds/shapes";

interface DeedsPanelProps {
  deeds: Deeds;
  tools: ReactNode;
}

const share = ({ value, low, high }: Estimate) => percentWithLimits(value, low, high);
const perCustomer = ({ value, low, high }: Estimate) =>
  `${decimals(value, 2)} (${range(low, high, 2)})`;
const change = ({ value, low, high }: Estimate) =>
  `${signed(100 * value, 0)}${percentSign} (${range(100 * low, 100 * high, 0, percentSign)})`;

const columns = [
  { of: "repurchase", heading: "Bought", format: share },
  { of: "growth", heading: "Growth", format: change },
  { of: "products", heading: "Products", format: perCustomer },
  { of: "referrals", heading: "Referrals", format: perCustomer },
  { of: "feedback", heading: "Own words", format: share },
] as const;

/** What promoters do beside passives and detractors, each with its interval. */
export function DeedsPanel({ deeds: { since, classes, withheld }, tools }: DeedsPanelProps) {
  const shown = columns.filter(({ of }) => classes.some((each) => each[of] !== null));
  return (
    <Panel title="What they did since" lead={finding(classes, since)} actions={tools}>
      <Table label="What customers did by class" stacked>
        <thead>
          <tr>
            <HeaderCell>Class before</HeaderCell>
            <HeaderCell align="right">n</HeaderCell>
            {shown.map(({ of, heading }) => (
              <HeaderCell key={of} align="right">
                {heading}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((each) => (
            <tr key={each.class}>
              <Cell className="font-medium first-letter:uppercase">{each.class}</Cell>
              <Cell align="right" className="tabular-nums">
                <span className="text-ink-muted sm:hidden">n = </span>
                {figure(each.n)}
              </Cell>
              {shown.map(({ of, heading, format }) => {
                const estimate = each[of];
                return (
                  <Cell key={of} align="right" className="tabular-nums">
                    <span className="text-ink-muted sm:hidden">{heading}: </span>
                    {estimate ? format(estimate) : "–"}
                    {of === "referrals" && estimate && each.counted < each.n && (
                      <span className="block text-xs text-ink-muted">
                        n = {figure(each.counted)}
                      </span>
                    )}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-xs text-ink-muted">
        Customers by their last answer before {since}, and what they did in the half year since.
        Bought and own words: shares; products and referrals: per customer; growth: of what was
        bought against the half year before. 95 % intervals. Association, not cause.
        {withheld > 0 &&
          ` ${figure(withheld)} class${withheld > 1 ? "es are" : " is"} too small to be shown.`}
      </p>
    </Panel>
  );
}

/** The first deed in which the top and the bottom class differ clearly, or that none does. */
function finding(classes: readonly ClassDeeds[], since: string): string {
  const [top, bottom] = [classes[0], classes.at(-1)];
  if (!top || !bottom || top === bottom)
    return `Since ${since}; one class alone cannot be compared.`;
  for (const { of, heading, format } of columns) {
    const [high, low] = [top[of], bottom[of]];
    if (high && low && (high.low > low.high || high.high < low.low)) {
      return `${heading}: ${top.class}s ${format(high)}, ${bottom.class}s ${format(low)}.`;
    }
  }
  return `Nothing tells ${top.class}s and ${bottom.class}s clearly apart.`;
}

/** The table for a file. */
export function deedRows({ classes }: Deeds): (string | number | null)[][] {
  const parts = ["value", "low", "high"] as const;
  return [
    ["class", "n", ...columns.flatMap(({ of }) => parts.map((part) => `${of} ${part}`))],
    ...classes.map((each) => [
      each.class,
      each.n,
      ...columns.flatMap(({ of }) => parts.map((part) => each[of]?.[part] ?? null)),
    ]),
  ];
}
