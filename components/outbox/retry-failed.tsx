import { countWords } from "@/components/outbox/queue-counts";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { kindWords } from "@/lib/delivery/kinds";
import { mostCounted, type QueueCounts } from "@/lib/delivery/queue-shapes";
import type { Answer } from "@/lib/ground/answer";

interface RetryFailedProps {
  failedBy: QueueCounts["failedBy"];
  /** Absent for whoever may only look. */
  retryAll?: ((input: unknown) => Promise<Answer<unknown>>) | undefined;
}

/** What was given up, by channel, and a button that tries all of a channel's again. */
export function RetryFailed({ failedBy, retryAll }: RetryFailedProps) {
  if (failedBy.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {failedBy.map(({ channel, failed, retriable, overtaken }) => {
        const many = retriable.toLocaleString("en");
        const open = (retriable + overtaken).toLocaleString("en");
        return (
          <li key={channel} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            <span className="text-ink-muted">
              <span className="font-medium text-ink">{kindWords[channel]}</span>
              {`: ${countWords(failed)} given up, ${open === "0" ? "all expired" : `${open} not expired`}`}
              {overtaken > 0 && `, ${askedAnew(overtaken)}`}
            </span>
            {retryAll && retriable > 0 && (
              <ConfirmButton
                label={`Try all ${many} again`}
                size="small"
                tone="secondary"
                description={`Try all ${many} of ${kindWords[channel]} again`}
                question={`Try ${many} again?`}
                confirmLabel={`Try ${many} again`}
                act={retryAll.bind(null, { channel })}
              >
                {`What was given up by ${kindWords[channel]} and has not expired is sent as soon as its hours allow${
                  retriable < mostCounted ? "" : ", the latest of it first"
                }. Whoever has said no meanwhile is still left alone. Nothing goes to an address at which nothing arrives.`}
                {overtaken > 0 && ` Left out: ${askedAnew(overtaken)}.`}
              </ConfirmButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const askedAnew = (count: number) =>
  `${count.toLocaleString("en")} to ${count === 1 ? "a customer" : "customers"} with a newer invitation`;
