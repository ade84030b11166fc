import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";

interface Copy {
  id: string;
  survey: string;
  address: string;
  status: "handing-over" | "sent" | "kept" | "failed";
  failure: string | null;
  createdAt: Date;
}

const told = {
  "handing-over": { tone: "neutral", words: "Not known" },
  sent: { tone: "good", words: "Sent" },
  kept: { tone: "neutral", words: "Kept here" },
  failed: { tone: "bad", words: "Refused" },
} as const;

/** What the seed list was sent last. */
export function SeedCopies({ copies, timeZone }: { copies: readonly Copy[]; timeZone: string }) {
  return (
    <section aria-label="Seed list" className="flex flex-col gap-2">
      <h3 className="text-sm font-medium text-ink">The seed list's latest copies</h3>
      <Table label="Copies">
        <thead>
          <tr>
            <HeaderCell>When</HeaderCell>
            <HeaderCell>Survey</HeaderCell>
            <HeaderCell>Address</HeaderCell>
            <HeaderCell>Outcome</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {copies.map(({ id, survey, address, status, failure, createdAt }) => (
            <tr key={id}>
              <Cell>
                <Moment at={createdAt} timeZone={timeZone} />
              </Cell>
              <Cell>{survey}</Cell>
              <Cell>{address}</Cell>
              <Cell>
                <Badge tone={told[status].tone}>{told[status].words}</Badge>
                {failure && <span className="block text-xs text-ink-muted">{failure}</span>}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
