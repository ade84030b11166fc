import type { ComponentProps } from "react";
import { AskedOtherwise } from "@/components/asking/asked-otherwise";
import { DayBars } from "@/components/asking/day-bars";
import { DecisionCounts } from "@/components/asking/decision-counts";
import { DecisionTable } from "@/components/asking/decision-table";
import { LedgerHead, periods } from "@/components/asking/ledger-head";
import { TryNow } from "@/components/asking/try-now";
import { addressOf } from "@/components/ui/address-of";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { MoreCustomers } from "@/components/ui/more-customers";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { DecisionCounts as Counts, LedgerQuery } from "@/lib/touchpoints/ledger-shapes";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import { suppressionReasons } from "@/lib/touchpoints/sampling";
import type { TriggerNames } from "@/lib/touchpoints/shapes";

interface LedgerProps {
  query: LedgerQuery;
  rows: ComponentProps<typeof DecisionTable>["decisions"];
  nextCursor: string | null;
  /** Whether the search fits more customers than the list looks at. */
  moreCustomers: boolean;
  otherwise: ComponentProps<typeof AskedOtherwise>["rows"];
  counts: Counts["data"];
  /** Since when they are counted, if that is later than the whole time asked for. */
  since: Date | null;
  triggers: TriggerNames;
  timeZone: string;
  tryNow: ComponentProps<typeof TryNow>["tryNow"];
}

const path = "/ledger";
const longestPeriod = 365;

/** What was decided on every interaction: counted by reason and day, searched, one by one. */
export function Ledger(props: LedgerProps) {
  const { query, rows, nextCursor, otherwise, counts, triggers, timeZone, tryNow } = props;
  const { search, reason, cursor } = query;
  const days = String(query.days);
  const keep = { search, days };
  const page = (at?: string) => addressOf(path, { ...keep, reason, cursor: at });
  return (
    <>
      <LedgerHead />
      <LedgerSearch query={query} />
      {counts.length > 0 && (
        <Panel title="Why" lead={<Finding {...props} />}>
          <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
            <DecisionCounts {...{ path, keep }} counts={byReason(counts)} chosen={reason} />
            <DayBars counts={counts} chosen={reason} />
          </div>
        </Panel>
      )}
      <section id="decisions" aria-label="Decisions" className="scroll-mt-4">
        {props.moreCustomers && <MoreCustomers />}
        {rows.length > 0 ? (
          <DecisionTable decisions={rows} {...{ triggers, timeZone }} />
        ) : (
          <NoDecision query={query} />
        )}
      </section>
      <div className="flex gap-2">
        {cursor && <LinkButton href={page()}>Newest</LinkButton>}
        {nextCursor && <LinkButton href={page(nextCursor)}>Older</LinkButton>}
      </div>
      <AskedOtherwise rows={otherwise} timeZone={timeZone} />
      <Panel
        title="What would happen now"
        lead="Any interaction, decided on as if it had just arrived. Nothing is stored, and nobody is asked."
      >
        <TryNow {...{ tryNow, triggers, timeZone }} />
      </Panel>
    </>
  );
}

/** A search finds only what was decided in its time: a longer one may find more. */
function NoDecision({ query: { search, reason, days } }: { query: LedgerQuery }) {
  if (!search && !reason) {
    return (
      <EmptyState
        title="Nothing decided in this time"
        action={<LinkButton href={path}>Show all decisions</LinkButton>}
      >
        As soon as an interaction arrives, you see here whether its customer was asked, and if not,
        why.
      </EmptyState>
    );
  }
  const isLongest = days >= longestPeriod;
  return (
    <EmptyState
      title="No decision fits"
      action={
        isLongest ? (
          <LinkButton href={path}>Show all decisions</LinkButton>
        ) : (
          <LinkButton href={addressOf(path, { search, reason, days: String(longestPeriod) })}>
            Search the last year
          </LinkButton>
        )
      }
    >
      {`Of what was decided in the last ${days} days, nothing fits this search.`}
      {!isLongest && " Something older may."} A search finds what a customer's name, last name or
      address begins with, a whole phone number, and a customer's or an interaction's whole id.
    </EmptyState>
  );
}

function byReason(counts: Counts["data"]): Map<string, number> {
  const total = new Map<string, number>();
  for (const { reason, count } of counts) total.set(reason, (total.get(reason) ?? 0) + count);
  return total;
}

function Finding({ counts, since, query, timeZone }: LedgerProps) {
  const reasons = byReason(counts);
  const all = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  const asked = reasons.get("invited") ?? 0;
  const share = `${asked.toLocaleString("en")} of ${all.toLocaleString("en")} interactions were asked about.`;
  if (since === null) return `In the last ${query.days} days, ${share}`;
  return (
    <>
      Since <Moment at={since} timeZone={timeZone} />, when the latest 200,000 decisions began,{" "}
      {share} The list below goes further back.
    </>
  );
}

const reasons = [
  { value: "invited", label: "Asked" },
  ...suppressionReasons.map((value) => ({ value, label: reasonWords[value] })),
];

function LedgerSearch({ query }: { query: LedgerQuery }) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-2">
      <TextField
        label="Search by customer or interaction"
        labelHidden
        type="search"
        name="search"
        placeholder="Name, address, phone number or id"
        defaultValue={query.search}
        className="w-80 max-sm:w-full"
      />
      <SelectField
        label="Reason"
        labelHidden
        name="reason"
        emptyLabel="Any reason"
        choices={reasons}
        defaultValue={query.reason ?? ""}
        className="w-48 max-sm:flex-1"
      />
      <SelectField
        label="Period"
        labelHidden
        name="days"
        choices={periods}
        defaultValue={String(query.days)}
        className="w-40 max-sm:flex-1"
      />
      <Button type="submit">Search</Button>
    </form>
  );
}
