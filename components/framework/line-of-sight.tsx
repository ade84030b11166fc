"use client";

import { useState } from "react";
import { oneOf } from "@/components/framework/words";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure, signed } from "@/lib/analysis/figures";
import { measuredOn } from "@/lib/framework/measured-on";
import { money, rounded } from "@/lib/framework/money";
import { type FrameworkPicture, leversOf, type Worth, worthOf } from "@/lib/framework/picture";
import { inSentence } from "@/lib/ground/in-sentence";

const roles = [
  { value: "technical", label: "Technology" },
  { value: "operational", label: "Operations" },
];

/** For one team or role: its own KPIs, and what one point of each is worth in a year. */
export function LineOfSight({ picture }: { picture: FrameworkPicture }) {
  const [team, setTeam] = useState("");
  const [role, setRole] = useState("");
  const worths = worthOf(picture, team).filter(({ node }) => role === "" || node.level === role);
  const levels = new Set(leversOf(picture).map(({ level }) => level));
  const { currency, customersWithValue, valueYears } = picture;
  const [best] = worths.filter(({ isClear, perYear }) => isClear && perYear > 0);
  const rest = measuredOn(picture);
  const part = team === "" ? "" : `, of which only what ${team} does is counted`;
  return (
    <Panel
      title={best ? inOneSentence(best, currency) : "No KPI's worth is clear of zero here"}
      lead={`Line of sight: what one point in the good direction goes with in a year, along all paths, in the lifetime value of ${figure(customersWithValue)} customers spread over its ${figure(valueYears)} years${part}.${rest ? ` ${rest}` : ""}`}
      actions={
        <>
          {picture.teams.length > 1 && (
            <SelectField
              label="Team"
              labelHidden
              emptyLabel="All teams"
              value={team}
              onChange={(event) => setTeam(event.target.value)}
              choices={picture.teams.map((name) => ({ value: name, label: name }))}
            />
          )}
          {levels.size > 1 && (
            <SelectField
              label="Role"
              labelHidden
              emptyLabel="All roles"
              value={role}
              onChange={(event) => setRole(event.target.value)}
              choices={roles}
            />
          )}
        </>
      }
    >
      {worths.length === 0 ? (
        <EmptyState title="Nothing here leads to value yet">
          No measured arrow leads from these KPIs to what customers are worth.
        </EmptyState>
      ) : (
        <WorthTable worths={worths} currency={currency} />
      )}
    </Panel>
  );
}

function WorthTable({ worths, currency }: { worths: readonly Worth[]; currency: string }) {
  return (
    <Table label="Worth of each KPI" stacked>
      <thead>
        <tr>
          <HeaderCell>KPI</HeaderCell>
          <HeaderCell align="right">One point</HeaderCell>
          <HeaderCell align="right">Worth a year</HeaderCell>
          <HeaderCell align="right">95 % interval</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {worths.map((worth) => {
          const { node, perYear, low, high, isClear } = worth;
          return (
            <tr key={node.key} className={isClear ? undefined : "text-ink-muted"}>
              <Cell className="max-sm:font-medium">{node.label}</Cell>
              <Cell align="right" className="tabular-nums">
                <span className="text-ink-muted sm:hidden">One point: </span>
                {pointOf(worth)}
              </Cell>
              <Cell align="right" className="font-medium tabular-nums">
                <span className="font-normal text-ink-muted sm:hidden">Worth a year: </span>
                {money(perYear, currency)}
                {!isClear && <span className="font-normal"> (may be chance)</span>}
              </Cell>
              <Cell align="right" className="tabular-nums">
                <span className="text-ink-muted sm:hidden">95 % interval: </span>
                {money(low, currency)} to {money(high, currency)}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** "One percentage point more of first contact resolution ≈ 41,000 EUR a year (18,000 to 66,000)" */
function inOneSentence({ node, step, perYear, low, high }: Worth, currency: string): string {
  const isShare = Math.abs(step) < 1;
  const unit = isShare ? "%" : (node.unit ?? "point");
  const way = step < 0 ? "less" : "more";
  const figures = `${money(perYear, currency)} a year (${rounded(low)} to ${rounded(high)})`;
  return `${oneOf(unit)} ${way} of ${inSentence(node.label)} ≈ ${figures}`;
}

function pointOf({ node, step }: Worth): string {
  if (Math.abs(step) < 1) return `${signed(100 * step, 0)} % point`;
  return `${signed(step, 0)} ${node.unit ?? "point"}`;
}
