import { shareWords } from "@/components/asking/share-words";
import { addressOf } from "@/components/ui/address-of";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import type { Tally } from "@/lib/touchpoints/rounds/tally";
import { suppressionReasons } from "@/lib/touchpoints/sampling";

interface RoundTallyProps {
  label: string;
  /** What is said of those who were not suppressed. */
  invitedWords: string;
  tally: Tally;
  /** Where a reason's customers are listed; absent while nobody has been decided on. */
  path?: string;
}

/** How many are asked, and how many are not for which first reason. */
export function RoundTally({ label, invitedWords, tally, path }: RoundTallyProps) {
  const { chosen, invited, suppressed } = tally;
  const rows = [
    { key: "invited", words: invitedWords, count: invited },
    ...suppressionReasons.flatMap((key) => {
      const count = suppressed[key] ?? 0;
      return count > 0 ? [{ key, words: reasonWords[key], count }] : [];
    }),
  ];
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeaderCell>Outcome</HeaderCell>
          <HeaderCell align="right">Customers</HeaderCell>
          <HeaderCell align="right">Share</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, words, count }) => (
          <tr key={key}>
            <Cell>
              {path ? (
                <TextLink href={`${addressOf(path, { reason: key })}#decisions`}>{words}</TextLink>
              ) : (
                words
              )}
            </Cell>
            <Cell align="right">{count.toLocaleString("en")}</Cell>
            <Cell align="right">{shareOf(count, chosen)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function shareOf(count: number, whole: number): string {
  if (whole === 0) return "–";
  return shareWords(count / whole, 1);
}
