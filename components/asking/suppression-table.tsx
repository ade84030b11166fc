import { ConfirmButton } from "@/components/ui/confirm-button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { SearchForm } from "@/components/ui/search-form";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { Answer } from "@/lib/ground/answer";
import type { Suppression } from "@/lib/touchpoints/suppression-shapes";

interface SuppressionTableProps {
  path: string;
  search: string | undefined;
  rows: readonly Suppression[];
  timeZone: string;
  /** Absent for whoever may only look. */
  lift?: (suppressionId: string) => Promise<Answer<void>>;
}

export const sourceWords: Record<string, string> = {
  preferences: "Said so on the preferences page",
  phone: "Said so on the telephone",
  "one-click": "Unsubscribed in the mail program",
  api: "Added by your team or a system",
  provider: "Said no to the SMS provider",
  complaint: "Called a mail spam",
  reply: "Answered a text message with STOP",
  "survey-declined": "Does not want this survey again",
  bounced: "Nothing arrives there: no such mailbox or number",
};

/** Who is never written to, or not by one survey, and since when. */
export function SuppressionTable({ path, search, rows, timeZone, lift }: SuppressionTableProps) {
  if (rows.length === 0 && !search) {
    return (
      <EmptyState title="Nobody is on the list">
        Whoever says that they want no more surveys appears here by themselves.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <SearchForm
        path={path}
        label="Search by address"
        placeholder="Search by address"
        search={search}
      />
      {rows.length === 0 ? (
        <EmptyState
          title="No address fits"
          action={<LinkButton href={path}>Show all</LinkButton>}
        />
      ) : (
        <Table label="Suppressed addresses" stacked>
          <thead>
            <tr>
              <HeaderCell>Address</HeaderCell>
              <HeaderCell>Not sent</HeaderCell>
              <HeaderCell>How</HeaderCell>
              <HeaderCell>Since</HeaderCell>
              {lift && <HeaderCell align="right">Action</HeaderCell>}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <SuppressionRow key={one.id} {...{ one, timeZone, lift }} />
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}

interface RowProps extends Pick<SuppressionTableProps, "timeZone" | "lift"> {
  one: Suppression;
}

function SuppressionRow({ one, timeZone, lift }: RowProps) {
  const { id, address, source, createdAt, surveyName } = one;
  const [only, question] = surveyName
    ? [`Only ${surveyName}`, "Send this survey to this address again?"]
    : ["Any survey", "Write to this address again?"];
  return (
    <tr>
      <Cell className="max-sm:break-all sm:whitespace-nowrap">{address}</Cell>
      <Cell className={surveyName ? undefined : "text-ink-muted"}>{only}</Cell>
      <Cell className="text-ink-muted">{sourceWords[source] ?? source}</Cell>
      <Cell className="text-ink-muted">
        <Moment at={new Date(createdAt)} timeZone={timeZone} />
      </Cell>
      {lift && (
        <Cell align="right">
          <ConfirmButton
            label="Remove"
            size="small"
            tone="quiet"
            description={`Remove ${address}${surveyName ? `, ${surveyName}` : ""}`}
            question={question}
            confirmLabel="Remove"
            act={lift.bind(null, id)}
          >
            {`${address} is taken off the list. Do this only if they have asked for it.`}
          </ConfirmButton>
        </Cell>
      )}
    </tr>
  );
}
