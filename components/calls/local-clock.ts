/** What the clock shows where a customer is, and whether one may ring there at this hour. */
export interface LocalClock {
  time: string;
  night: boolean;
}

const firstHour = 8;
const endHour = 20;

/** Undefined where the customer's time zone is not known, or none that clocks know of. */
export function localClock(timeZone: string | null, now: Date): LocalClock | undefined {
  if (timeZone === null) return undefined;
  try {
    const format = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    const time = new Intl.DateTimeFormat("en-GB", format).format(now);
    const hour = Number(time.slice(0, 2));
    return { time, night: hour < firstHour || hour >= endHour };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
