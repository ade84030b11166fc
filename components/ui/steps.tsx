import { classes } from "@/components/ui/classes";

interface StepsProps {
  label: string;
  steps: readonly string[];
  /** Index of the step one is at; those before it are done. */
  current: number;
}

function Mark({ index, done, now }: { index: number; done: boolean; now: boolean }) {
  return (
    <span
      aria-hidden
      className={classes(
        "grid size-6 shrink-0 place-items-center rounded-full text-xs font-semibold",
        now && "bg-accent text-on-accent",
        done && "bg-accent-soft text-accent-ink",
        !now && !done && "border border-line text-ink-muted",
      )}
    >
      {done ? "✓" : index + 1}
    </span>
  );
}

/** Where one is in work of several steps; on a narrow screen only the present step is named. */
export function Steps({ label, steps, current }: StepsProps) {
  return (
    <nav aria-label={label}>
      <ol className="flex items-center gap-2">
        {steps.map((step, index) => {
          const [now, done] = [index === current, index < current];
          return (
            <li
              key={step}
              aria-current={now ? "step" : undefined}
              className={classes("flex items-center gap-2", index > 0 && "min-w-0")}
            >
              {index > 0 && <span aria-hidden className="h-px w-4 bg-line sm:w-8" />}
              <Mark {...{ index, done, now }} />
              <span
                className={classes(
                  "truncate text-sm",
                  now ? "font-medium text-ink" : "text-ink-muted max-sm:sr-only",
                )}
              >
                {step}
                {done && <span className="sr-only"> (done)</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
