import { PlanState } from "@/components/plans/plan-state";
import { LinkButton } from "@/components/ui/link-button";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { money } from "@/lib/framework/money";
import type { PlanHead } from "@/lib/framework/plan-shapes";

interface PlanListProps {
  plans: readonly PlanHead[];
  isFirst: boolean;
  nextCursor: string | null;
}

/** One page of plans: who answers for each, where it stands, and what it was to bring. */
export function PlanList({ plans, isFirst, nextCursor }: PlanListProps) {
  return (
    <div className="flex flex-col gap-3">
      <Plans plans={plans} />
      <div className="flex gap-2">
        {!isFirst && <LinkButton href="/plans">Newest</LinkButton>}
        {nextCursor && <LinkButton href={`/plans?cursor=${nextCursor}`}>Older</LinkButton>}
      </div>
    </div>
  );
}

function Plans({ plans }: Pick<PlanListProps, "plans">) {
  return (
    <Table label="Plans" stacked>
      <thead>
        <tr>
          <HeaderCell>Plan</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell>Owner</HeaderCell>
          <HeaderCell>Start</HeaderCell>
          <HeaderCell>Teams</HeaderCell>
          <HeaderCell align="right">Predicted a year (95 %)</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {plans.map(({ id, name, status, owner, startOn, teams, predictedPerYear }) => (
          <tr key={id}>
            <Cell className="font-medium">
              <TextLink href={`/plans/${id}`}>{name}</TextLink>
            </Cell>
            <Cell>
              <PlanState status={status} />
            </Cell>
            <Cell>
              <span className="font-normal text-ink-muted sm:hidden">Owner: </span>
              {owner}
            </Cell>
            <Cell className="tabular-nums">
              <span className="font-normal text-ink-muted sm:hidden">From: </span>
              {startOn}
            </Cell>
            <Cell>
              <span className="font-normal text-ink-muted sm:hidden">Teams: </span>
              {teams.length > 0 ? teams.join(", ") : "everybody"}
            </Cell>
            <Cell align="right" className="tabular-nums">
              <span className="font-normal text-ink-muted sm:hidden">Predicted a year: </span>
              {predictedPerYear ? (
                <>
                  {money(predictedPerYear.median, predictedPerYear.currency)}
                  <span className="block text-xs text-ink-muted">
                    {money(predictedPerYear.low95, predictedPerYear.currency)} to{" "}
                    {money(predictedPerYear.high95, predictedPerYear.currency)}
                  </span>
                </>
              ) : (
                "–"
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
