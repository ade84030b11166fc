/** How many messages a channel may hand over. */
export interface Limits {
  perMinute: number | null;
  /** Since when a sender is new; a new sender's first days are counted. */
  warmUpFrom: Date | null;
}

/** Who is new to its receivers. */
export interface WarmUp {
  warmUpFrom: Date | null;
  warmUpDomain: string | null;
}

/**
 * Whose first days are counted now. Providers know a sender by its domain: another one is a stranger
 * again, whatever was sent before; the first one is who the warm-up was switched on for.
 */
export function warmUpOf({ warmUpFrom, warmUpDomain }: WarmUp, domain: string, now: Date): WarmUp {
  if (warmUpFrom === null || warmUpDomain === domain) return { warmUpFrom, warmUpDomain };
  return { warmUpDomain: domain, warmUpFrom: warmUpDomain === null ? warmUpFrom : now };
}

/** What was taken so far, in the minute and the day that began then. */
export interface Taken {
  minuteAt: Date | null;
  minuteCount: number;
  dayAt: Date | null;
  dayCount: number;
}

const minute = 60_000;
const day = 86_400_000;

const firstDay = 50;
const warmUpDays = 14;

/**
 * What a new sender may send on its day: 50 on the first, and each day half as much again, because
 * mailbox providers distrust a stranger who sends much at once. After two weeks there is no limit.
 */
export function warmUpLimit(warmUpFrom: Date | null, now: Date): number | null {
  if (warmUpFrom === null) return null;
  const days = Math.max(0, Math.floor((now.getTime() - warmUpFrom.getTime()) / day));
  return days >= warmUpDays ? null : Math.floor(firstDay * 1.5 ** days);
}

/** Days are the sender's own: they begin at the hour at which it began. */
function beganAt(period: number, from: Date | null, now: Date): Date {
  const origin = from?.getTime() ?? 0;
  return new Date(now.getTime() - ((((now.getTime() - origin) % period) + period) % period));
}

function countIn(began: Date, at: Date | null, count: number): number {
  return at?.getTime() === began.getTime() ? count : 0;
}

/** How much of a sender's day is taken. */
export function takenToday(limits: Limits, taken: Taken, now: Date): number {
  return countIn(beganAt(day, limits.warmUpFrom, now), taken.dayAt, taken.dayCount);
}

/** Takes one message from what is allowed; undefined when nothing is left of it now. */
export function takeOne(limits: Limits, taken: Taken, now: Date): Taken | undefined {
  const minuteAt = beganAt(minute, null, now);
  const dayAt = beganAt(day, limits.warmUpFrom, now);
  const minuteCount = countIn(minuteAt, taken.minuteAt, taken.minuteCount);
  const dayCount = takenToday(limits, taken, now);
  const perDay = warmUpLimit(limits.warmUpFrom, now);
  if (limits.perMinute !== null && minuteCount >= limits.perMinute) return undefined;
  if (perDay !== null && dayCount >= perDay) return undefined;
  return { minuteAt, minuteCount: minuteCount + 1, dayAt, dayCount: dayCount + 1 };
}
