import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { addressOf, type PageQuestion } from "@/lib/analysis/page-question";

/** The whole page as files, for whoever wants to check it or go on elsewhere. */
export function TakeAway({ question }: { question: PageQuestion }) {
  return (
    <Panel
      title="Check it in R"
      className="pb-4 print:hidden"
      lead="The rows behind this page as CSV, and a script in base R that computes its scores, correlations and drivers from them again and says how far the two are apart. Names of customers, teams and agents are not in it."
      actions={
        <LinkButton href={`/analysis/export${addressOf(question)}`} prefetch={false} download>
          Export
        </LinkButton>
      }
    />
  );
}
