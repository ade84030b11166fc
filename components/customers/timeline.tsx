import type { ReactNode } from "react";
import { ClassBadge } from "@/components/customers/class-badge";
import { type KpiNames, measurement } from "@/components/customers/measurement";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { figure } from "@/lib/analysis/figures";
import type { PastEntry } from "@/lib/analysis/timeline-shapes";
import { kindWords } from "@/lib/delivery/kinds";
import { nameOfKey } from "@/lib/ground/name-of-key";

interface TimelineProps {
  entries: readonly PastEntry[];
  timeZone: string;
  /** Why somebody was not asked, by reason. */
  reasons: Words;
  kpis: KpiNames;
}

type Words = Readonly<Record<string, string>>;

type Of<Kind extends PastEntry["kind"]> = Extract<PastEntry, { kind: Kind }>;

const kinds: Record<PastEntry["kind"], string> = {
  interaction: "Interaction",
  invitation: "Invitation",
  response: "Answer",
  purchase: "Purchase",
  referral: "Referral",
};

/** What happened with a customer, the newest first. */
export function Timeline({ entries, timeZone, ...words }: TimelineProps) {
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing has happened yet">
        Interactions, invitations, answers, purchases and referrals appear here.
      </EmptyState>
    );
  }
  return (
    <ol className="flex flex-col divide-y divide-line">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="grid gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0 sm:grid-cols-[9rem_minmax(0,1fr)]"
        >
          <p className="text-xs text-ink-muted">
            <span className="block font-medium text-ink">{kinds[entry.kind]}</span>
            <Moment at={new Date(entry.at)} timeZone={timeZone} />
          </p>
          <div className="min-w-0 text-sm">{told(entry, { ...words, timeZone })}</div>
        </li>
      ))}
    </ol>
  );
}

type Naming = Pick<TimelineProps, "reasons" | "kpis">;
type Zoned = Pick<TimelineProps, "timeZone">;

function told(entry: PastEntry, { timeZone, ...words }: Naming & Zoned): ReactNode {
  switch (entry.kind) {
    case "interaction":
      return <Contact entry={entry} {...words} />;
    case "invitation":
      return <Invited entry={entry} timeZone={timeZone} />;
    case "response":
      return <Answered entry={entry} />;
    case "purchase":
      return <Bought entry={entry} />;
    case "referral":
      return entry.count === 0
        ? "Taken back"
        : `Sent ${figure(entry.count)} ${entry.count === 1 ? "person" : "people"}`;
  }
}

function Invited({ entry, timeZone }: Zoned & { entry: Of<"invitation"> }) {
  const { survey, channel, status, explanation, dueAt } = entry;
  return (
    <>
      <p>
        {survey.name ?? "A survey"}
        <span className="text-ink-muted"> · {wordOf(kindWords, channel)}</span>
      </p>
      <p className="text-xs break-words text-ink-muted">
        {explanation ?? status}
        {status === "scheduled" && dueAt && (
          <>
            {" · due "}
            <Moment at={new Date(dueAt)} timeZone={timeZone} />
          </>
        )}
      </p>
    </>
  );
}

function Contact({ entry, reasons, kpis }: Naming & { entry: Of<"interaction"> }) {
  const where = [entry.touchpoint, entry.channel]
    .flatMap((word) => (word ? nameOfKey(word) : []))
    .join(", ");
  const who = [entry.agent, entry.team].flatMap((word) => word ?? []).join(", ");
  const measured = Object.entries(entry.kpis).map(([key, value]) =>
    measurement(kpis, key, value).join(" "),
  );
  return (
    <>
      <p>
        {where || "No touchpoint known"}
        {who && <span className="text-ink-muted"> · {who}</span>}
      </p>
      {measured.length > 0 && (
        <p className="text-xs break-words text-ink-muted tabular-nums">{measured.join(" · ")}</p>
      )}
      <p className="text-xs text-ink-muted">{decided(entry, reasons)}</p>
    </>
  );
}

function decided({ decision, reason }: Of<"interaction">, reasons: Words): string {
  if (decision === "invited") return "Asked";
  if (decision === "suppressed") return `Not asked: ${wordOf(reasons, reason ?? "")}`;
  return "Not decided";
}

function Answered({ entry }: { entry: Of<"response"> }) {
  const answers = Object.entries(entry.answers);
  const numbers = answers.filter(([, value]) => typeof value === "number");
  const words = answers.filter(([, value]) => typeof value === "string" && value.trim() !== "");
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <ClassBadge name={entry.class} />
        {entry.survey.name ?? "A survey"}
      </p>
      {numbers.length > 0 && (
        <p className="mt-0.5 text-xs text-ink-muted tabular-nums">
          {numbers.map(([key, value]) => `${key} ${value}`).join(" · ")}
        </p>
      )}
      {words.map(([key, value]) => (
        <p key={key} className="mt-1 max-w-prose break-words whitespace-pre-line">
          “{value}”
        </p>
      ))}
    </>
  );
}

function Bought({ entry }: { entry: Of<"purchase"> }) {
  const { amount, currency, product, quantity } = entry;
  const what = [quantity === null ? null : `${figure(quantity)} ×`, product];
  return (
    <p>
      <span className="tabular-nums">
        {amount.toLocaleString("en", { maximumFractionDigits: 2 })} {currency}
      </span>
      <span className="text-ink-muted"> {what.flatMap((word) => word ?? []).join(" ")}</span>
    </p>
  );
}

function wordOf(words: Words, key: string): string {
  return words[key] ?? key;
}
