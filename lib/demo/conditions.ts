import { type Day, millisecondsPerDay } from "./calendar";
import type { Chance } from "./chance";
import { teamNames } from "./staff";
import { history } from "./truth";

/** How the systems of one team fared on one day. */
export interface Conditions {
  readonly team: string;
  readonly day: Day;
  /** Percentage of the working time in which the team's application could be used. */
  readonly availability: number;
  /** Failed pages among 1,000. */
  readonly pageErrors: number;
}

export type ConditionsCalendar = ReadonlyMap<string, Conditions>;

/** The key of a team's day in the calendar. */
export function teamDay(team: string, day: Day): string {
  return `${team} ${day}`;
}

/** Availability and page errors of every team and day, with one month in which much went wrong. */
export function foreseeConditions(from: Day, to: Day, chance: Chance): ConditionsCalendar {
  const incident = incidentMonth(to);
  const calendar = new Map<string, Conditions>();
  for (let day = from; day < to; day++) {
    const during = monthNumber(day) === incident;
    for (const team of teamNames) {
      calendar.set(teamDay(team, day), { team, day, ...conditionsOf(during, chance) });
    }
  }
  return calendar;
}

function conditionsOf(duringIncident: boolean, chance: Chance) {
  const { ordinaryLoss, badDay, incident, pageErrors } = history;
  const ordinary = chance.exponential(ordinaryLoss);
  const bad = chance.happens(badDay.chance) ? chance.exponential(badDay.meanLoss) : 0;
  const large = duringIncident ? incident.meanLoss * (0.5 + chance.uniform()) : 0;
  const lost = Math.min(30, ordinary + bad + large);
  const errors = chance.exponential(pageErrors.mean / 2) + chance.exponential(pageErrors.mean / 2);
  return {
    availability: Math.round((100 - lost) * 100) / 100,
    pageErrors: Math.round((errors + pageErrors.perPointLost * lost) * 10) / 10,
  };
}

/** Calendar months since 1970. */
function monthNumber(day: Day): number {
  const date = new Date(day * millisecondsPerDay);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function incidentMonth(to: Day): number {
  return monthNumber(to - 1) - history.incident.monthsBeforeEnd;
}
