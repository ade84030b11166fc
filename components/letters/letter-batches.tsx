import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { LetterBatch } from "@/lib/delivery/letters/shapes";

interface LetterBatchesProps {
  batches: readonly LetterBatch[];
  timeZone: string;
  /** Whether the reader may have the letters and addresses. */
  fetches: boolean;
}

/** What was handed out, to be fetched again as often as it has to be. */
export function LetterBatches({ batches, timeZone, fetches }: LetterBatchesProps) {
  return (
    <Table label="Batches of letters" stacked>
      <thead>
        <tr>
          <HeaderCell>Written</HeaderCell>
          <HeaderCell align="right">Letters</HeaderCell>
          {fetches && <HeaderCell align="right">For the mail house</HeaderCell>}
        </tr>
      </thead>
      <tbody>
        {batches.map(({ id, createdAt, letters }) => (
          <tr key={id}>
            <Cell>
              <Moment at={createdAt} timeZone={timeZone} />
            </Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">Letters: </span>
              {letters.toLocaleString("en")}
            </Cell>
            {fetches && (
              <Cell align="right">
                <span className="inline-flex gap-4">
                  <TextLink href={`/outbox/letters/${id}/pdf`} prefetch={false}>
                    Letters (PDF)
                  </TextLink>
                  <TextLink href={`/outbox/letters/${id}/addresses`} prefetch={false}>
                    Addresses (CSV)
                  </TextLink>
                </span>
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
