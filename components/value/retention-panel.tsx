import type { ReactNode } from "react";
import { SurvivalCurves } from "@/components/charts/survival-curves";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { chance, figure, percent, percentWithLimits } from "@/lib/analysis/figures";
import type { Retention, RetentionCurve } from "@/lib/value/retention/shapes";

interface RetentionPanelProps {
  retention: NonNullable<Retention>;
  tools: ReactNode;
}

const looks = { promoter: "up", passive: "level", detractor: "down" } as const;
const moments = [6, 12, 24, 36];

/** Who stays after which answer, month by month. */
export function RetentionPanel({ retention: { curves, withheld, p }, tools }: RetentionPanelProps) {
  const shown = moments.filter((month) => curves.some((curve) => pointAt(curve, month)));
  return (
    <Panel title="Who stays after which answer" lead={finding(curves, p)} actions={tools}>
      <SurvivalCurves
        title="Share still a customer, by the class of the first answer; the numbers are in the table below"
        unit="months"
        lines={curves.map(({ class: name, points }) => ({
          ...{ key: name, label: `${name}s`, look: looks[name] },
          points: points.map(({ months, ...point }) => ({ time: months, ...point })),
        }))}
      />
      <div className="mt-3">
        <Table label="Retention by class of the first answer" stacked>
          <thead>
            <tr>
              <HeaderCell>First answer</HeaderCell>
              <HeaderCell align="right">n</HeaderCell>
              <HeaderCell align="right">Left</HeaderCell>
              {shown.map((month) => (
                <HeaderCell key={month} align="right">
                  After {month} months (95 %)
                </HeaderCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {curves.map((curve) => (
              <tr key={curve.class}>
                <Cell className="first-letter:uppercase">{curve.class}</Cell>
                <Cell align="right" className="tabular-nums">
                  <span className="text-ink-muted sm:hidden">n = </span>
                  {figure(curve.n)}
                </Cell>
                <Cell align="right" className="tabular-nums">
                  {figure(curve.left)}
                  <span className="text-ink-muted sm:hidden"> left</span>
                </Cell>
                {shown.map((month) => (
                  <Cell key={month} align="right" className="tabular-nums">
                    <span className="text-ink-muted sm:hidden">after {month} months: </span>
                    {shareAt(curve, month)}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <p className="mt-2 text-xs text-ink-muted">
        Kaplan–Meier from the first answer on, with 95 % intervals; a later answer’s class would be
        known only of those who stayed to give it. Association, not cause.
        {withheld > 0 &&
          ` ${figure(withheld)} class${withheld > 1 ? "es are" : " is"} too small to be shown.`}
      </p>
    </Panel>
  );
}

function pointAt({ points }: RetentionCurve, month: number) {
  return points.find(({ months }) => months === month);
}

function shareAt(curve: RetentionCurve, month: number): string {
  const point = pointAt(curve, month);
  return point ? percentWithLimits(point.share, point.low, point.high) : "–";
}

/** Whether the classes differ, and by how much after a year or as far as all can be followed. */
function finding(curves: readonly RetentionCurve[], p: number | null): string {
  const [first, last] = [curves[0], curves.at(-1)];
  if (p === null || !first || !last || first === last) return "One class alone cannot be compared.";
  if (p >= 0.05) return `No difference beyond chance (log-rank p ${equals(p)}).`;
  const month = [12, 6].find((each) => pointAt(first, each) && pointAt(last, each));
  const tested = `log-rank p ${equals(p)}`;
  if (month === undefined) return `The classes differ beyond chance (${tested}).`;
  const share = (curve: RetentionCurve) => percent(pointAt(curve, month)?.share ?? 0);
  return `After ${month} months ${share(first)} of ${first.class}s and ${share(last)} of ${last.class}s are still customers (${tested}).`;
}

function equals(p: number): string {
  const said = chance(p);
  return said.startsWith("<") ? said : `= ${said}`;
}

/** The curves as a table for a file. */
export function retentionRows({ curves }: NonNullable<Retention>): (string | number | null)[][] {
  return [
    ["first answer", "months", "share still customers", "low", "high"],
    ...curves.flatMap(({ class: name, points }) =>
      points.map(({ months, share, low, high }) => [name, months, share, low, high]),
    ),
  ];
}
