import type { ComponentProps } from "react";
import { DecisionCounts } from "@/components/asking/decision-counts";
import { DecisionTable } from "@/components/asking/decision-table";
import { addressOf } from "@/components/ui/address-of";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { TextLink } from "@/components/ui/text-link";
import type { DecisionQuery, TriggerNames } from "@/lib/touchpoints/shapes";

interface DecisionsProps {
  path: string;
  query: DecisionQuery;
  list: {
    decisions: ComponentProps<typeof DecisionTable>["decisions"];
    counts: ReadonlyMap<string, number>;
    /** Since when, if that is later than the whole time told of. */
    since: Date | null;
    nextCursor: string | null;
  };
  triggers: TriggerNames;
  timeZone: string;
}

/** Whom the trigger asked and whom it did not, with the reasons: counted, and one by one. */
export function Decisions({ path, query, list, triggers, timeZone }: DecisionsProps) {
  const { reason, cursor } = query;
  const { counts, since } = list;
  return (
    <section id="decisions" aria-labelledby="decisions-title" className="flex flex-col gap-3">
      <div>
        <h2 id="decisions-title" className="text-base font-semibold">
          Decisions
        </h2>
        <p className="text-sm text-ink-muted">
          Every interaction is decided once, and why is kept with it. Shown is what was decided{" "}
          {since === null ? (
            "in the last 30 days"
          ) : (
            <>
              since <Moment at={since} timeZone={timeZone} />, when the latest 100,000 decisions of
              all surveys began
            </>
          )}
          ; the <TextLink href="/ledger">ledger</TextLink> goes further back, for all surveys.
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
    <EmptyState title="Nothing decided in this time">
      As soon as an interaction arrives, you see here whether its customer was asked, and if not,
      why.
    </EmptyState>
  );
}
