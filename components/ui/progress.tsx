interface ProgressProps {
  label: string;
  /** From 0 to 1; absent while it is not known how much there is to do. */
  share?: number;
  /** Said beside the bar: "12,400 rows". */
  detail?: string;
}

/** How far long work has come. */
export function Progress({ label, share, detail }: ProgressProps) {
  const percent =
    share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex justify-between gap-4 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-ink-muted tabular-nums">
          {[detail, percent === undefined ? undefined : `${percent} %`].filter(Boolean).join(" · ")}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={
            percent === undefined
              ? "h-full w-1/3 animate-pulse rounded-full bg-accent"
              : "h-full rounded-full bg-accent transition-[width] duration-300"
          }
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
