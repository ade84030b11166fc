interface MomentProps {
  at: Date;
  timeZone: string;
  /** The day is enough. */
  dayOnly?: boolean;
}

/** A moment as people write it, in the organisation's time zone; machines read the exact one. */
export function Moment({ at, timeZone, dayOnly = false }: MomentProps) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(!dayOnly && { hour: "2-digit", minute: "2-digit" }),
  });
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {format.format(at)}
    </time>
  );
}
