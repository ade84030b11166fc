import type { ComponentProps } from "react";
import { DecisionCounts } from "@/components/asking/decision-counts";
import { DecisionTable } from "@/components/asking/decision-table";
import { addressOf } from "@/components/ui/address-of";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import type { DecisionQuery, TriggerNames } from "@/lib/touchpoints/shapes";

interface DecisionsProps {
  path: string;
  query: DecisionQuery;
  list: {
    decisions: ComponentProps<typeof DecisionTable>["decisions"];
    nextCursor: string | null;
  };
  counts: ReadonlyMap<string, number>;
  triggers: TriggerNames;
  timeZone: string;
}

/** Whom the trigger asked and whom it did not, with the reasons: counted, and one by one. */
export function Decisions({ path, query, list, counts, triggers, timeZone }: DecisionsProps) {
  const { reason, cursor } = query;
  return (
    <section id="decisions" aria-labelledby="decisions-title" className="flex flex-col gap-3">
      <div>
        <h2 id="decisions-title" className="text-base font-semibold">
          Decisions
        </h2>
        <p className="text-sm text-ink-muted">
          Every interaction is decided once, and why is kept with it. Counts are of the last 30
          days; the <TextLink href="/ledger">ledger</TextLink> has those of all surveys.
        </p>
      </div>
      {counts.size > 0 && <DecisionCounts path={path} counts={counts} chosen={reason} />}
      {list.decisions.length > 0 ? (
        <DecisionTable decisions={list.decisions} {...{ triggers, timeZone }} />
      ) : (
        <Nothing filtered={reason !== undefined} path={path} />
      )}
      <div className="flex gap-2">
        {cursor && (
          <LinkButton href={`${addressOf(path, { reason })}#decisions`}>Newest</LinkButton>
        )}
        {list.nextCursor && (
          <LinkButton href={`${addressOf(path, { reason, cursor: list.nextCursor })}#decisions`}>
            Older
          </LinkButton>
        )}
      </div>
    </section>
  );
}

function Nothing({ filtered, path }: { filtered: boolean; path: string }) {
  if (filtered) {
    return (
      <EmptyState
        title="No decision for this reason"
        action={<LinkButton href={`${path}#decisions`}>Show all decisions</LinkButton>}
      />
    );
  }
  return (
    <EmptyState title="Nothing decided yet">
      As soon as an interaction arrives, you see here whether its customer was asked, and if not,
      why.
    </EmptyState>
  );
}
