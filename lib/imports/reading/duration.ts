const clock = /^(-?)(\d{1,6}):([0-5]?\d)(?::([0-5]?\d)(?:[.,](\d{1,9}))?)?$/;
const twelveHours =
  /^(1[0-2]|0?[1-9]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?\s*([ap])\.?\s*m\.?$/i;
const secondsPerDay = 86_400;

/**
 * Seconds of a duration as spreadsheets write it: h:mm, h:mm:ss, or, where a duration was
 * formatted as a time of day, a 12-hour clock ("12:02:23 AM" is 143 s). Undefined when it is none.
 */
export function readClock(text: string): number | undefined {
  const plain = clock.exec(text);
  if (plain) {
    const [, sign, hours, minutes, seconds, fraction] = plain;
    const total = secondsIn(hours, minutes, seconds, fraction);
    return sign === "-" ? -total : total;
  }
  const twelve = twelveHours.exec(text);
  if (!twelve) return undefined;
  const [, hours, minutes, seconds, fraction, half] = twelve;
  const afternoon = half?.toLowerCase() === "p" ? 12 : 0;
  return secondsIn(String((Number(hours) % 12) + afternoon), minutes, seconds, fraction);
}

/** Seconds in a fraction of a day, to the microsecond, as spreadsheets keep times. */
export function secondsOfDays(days: number): number {
  return Math.round(days * secondsPerDay * 1e6) / 1e6;
}

function secondsIn(hours = "0", minutes = "0", seconds = "0", fraction = ""): number {
  const whole = Number(hours) * 3600 + Number(minutes) * 60;
  return fraction === ""
    ? whole + Number(seconds)
    : Number(`${whole + Number(seconds)}.${fraction}`);
}
