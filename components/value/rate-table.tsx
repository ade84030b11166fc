import { ConfirmButton } from "@/components/ui/confirm-button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { Answer } from "@/lib/ground/answer";
import type { Rate } from "@/lib/value/rates/shapes";

interface RateTableProps {
  rates: readonly Rate[];
  /** Where the form stands, to correct a rate in. */
  correct: (rate: Rate) => string;
  remove: (rateId: string) => Promise<Answer<void>>;
}

/** Rates by currency, the newest first. */
export function RateTable({ rates, correct, remove }: RateTableProps) {
  if (rates.length === 0) {
    return (
      <EmptyState title="No rates yet">
        Amounts in other currencies are left out of every value until their rate is known.
      </EmptyState>
    );
  }
  return (
    <Table label="Rates" stacked>
      <thead>
        <tr>
          <HeaderCell>Currency</HeaderCell>
          <HeaderCell>From</HeaderCell>
          <HeaderCell align="right">Rate</HeaderCell>
          <HeaderCell align="right">Action</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => {
          const { id, currency, validFrom, ownCurrency } = rate;
          return (
            <tr key={id}>
              <Cell className="font-medium">{currency}</Cell>
              <Cell className="tabular-nums">{validFrom}</Cell>
              <Cell align="right" className="tabular-nums">
                1 {currency} = {rate.rate.toLocaleString("en", { maximumSignificantDigits: 12 })}{" "}
                {ownCurrency}
              </Cell>
              <Cell align="right">
                <span className="inline-flex gap-1">
                  <LinkButton
                    href={correct(rate)}
                    size="small"
                    tone="quiet"
                    aria-label={`Correct ${currency} from ${validFrom}`}
                  >
                    Correct
                  </LinkButton>
                  <ConfirmButton
                    label="Remove"
                    size="small"
                    tone="quiet"
                    description={`Remove ${currency} from ${validFrom}`}
                    question={`Remove the rate of ${currency} from ${validFrom}?`}
                    confirmLabel="Remove"
                    act={remove.bind(null, id)}
                  >
                    Its days are then converted by the rate before it. Where there is none, amounts
                    are left out.
                  </ConfirmButton>
                </span>
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
