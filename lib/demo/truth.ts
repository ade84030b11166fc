/*
 * The truth of the demo organisation: every arrow of the simulation, with its size and unit.
 *
 *   technical      availability, page errors          (per team and day)
 *   operational    waiting, hold, transfers, resolved  (per interaction)
 *   experience     ratings of one contact, 1–5
 *   loyalty        likelihood to recommend, 0–10, and what the customer remembers of it
 *   retention      who leaves, and who buys more
 *   value          revenue × margin − cost to serve, for as long as it lasts, less acquisition
 *
 * Each level acts on the next one only: what is technical reaches loyalty through what is
 * operational, and what is operational through the ratings. The analysis is tested against this.
 */

/** What one contact is like, before anything goes wrong. Times in seconds. */
export const contact = {
  /** Log-normal speed of answer: median per channel and spread of its logarithm. */
  speedOfAnswer: { median: { phone: 48, web: 34, in_app: 27 }, spread: 0.7, atPeak: 1.5 },
  holdTime: { mean: 26 },
  talkTime: { median: 215, spread: 0.38 },
  /** After the call; recorded inside handle time only. */
  wrapUp: { mean: 55 },
  /** Choices in the menu before anybody answers: 1 to 1 + most, acting on nothing at all. */
  menuSteps: { most: 5, chance: 0.35 },
  /** Logarithm of the expected number of transfers of a question of average complexity. */
  transfers: { base: -1.35, perComplexity: 0.45 },
  /** Log-odds that the question is settled at once. */
  resolved: { base: 1.25, perTransfer: -0.75, perComplexity: -0.3 },
} as const;

/** Technical → operational, per percentage point of availability lost or page error in 1,000. */
export const technicalEffects = {
  availabilityLost: { speedOfAnswerSeconds: 9, holdSeconds: 7, resolvedLogOdds: -0.15 },
  pageErrors: { holdSeconds: 1.6 },
} as const;

/** Operational → experience: points of a 1–5 rating. Noise is its standard deviation. */
export const experienceEffects = {
  waiting: { base: 4.7, perSpeedSecond: -0.009, perHoldSecond: -0.0095, noise: 0.6 },
  knowledge: { base: 3.95, perSkill: 0.75, noise: 0.6 },
  courtesy: { base: 4.15, perWarmth: 0.45, noise: 0.7 },
  clarity: { base: 3.95, perSkill: 0.75, noise: 0.6 },
  resolution: { base: 2.55, ifResolved: 1.65, perTransfer: -0.4, noise: 0.65 },
} as const;

/** Experience → loyalty: points of the 0–10 answer per point of a rating. */
export const loyaltyEffects = {
  perRating: { resolution: 0.7, waiting: 0.55, knowledge: 0.45, courtesy: 0.3, clarity: 0 },
  /** The answer of a customer without leaning who gives the usual ratings. */
  base: 8,
  usual: { resolution: 3.6, waiting: 3.7, knowledge: 3.9, courtesy: 4.1, clarity: 3.9 },
  /** Standard deviations, in points: between customers, and of one answer. */
  leaning: 0.6,
  noise: 1,
  segment: { private: 0, family: 0.2, business: -0.15 },
} as const;

/** Loyalty → retention and buying; loyalty is an exponential average of what contacts were like. */
export const retentionEffects = {
  /** Share of the latest contact in what is remembered. */
  memory: 0.35,
  /** Monthly log-odds of leaving at typical loyalty, and their change per point. */
  leaving: { base: -4.6, perLoyalty: -1 },
  /** Purchases a month at typical loyalty, and the relative change per point. */
  buying: { perMonth: 0.1, perLoyalty: 0.3 },
  /** Relative change of the yearly fee per point of loyalty at the end. */
  upgrading: 0.13,
  typicalLoyalty: 7.9,
} as const;

/** Money, in the organisation's currency. */
export const economics = {
  currency: "EUR",
  yearlyFee: { private: 290, family: 400, business: 520 },
  feeSpread: 0.12,
  grossMargin: { private: 0.42, family: 0.46, business: 0.5 },
  acquisitionCost: { private: 85, family: 110, business: 190 },
  /** Cost to serve a year: a fixed part, and agents' time. */
  fixedCostToServe: 12,
  costPerHandledHour: 38,
  /** Median amount of a purchase and the spread of its logarithm. */
  purchase: { median: 38, spread: 0.55 },
} as const;

/** What happened over the months. */
export const history = {
  months: 24,
  /** Training: log-odds of settling a question gained, and seconds of waiting lost, by the end. */
  training: { resolvedLogOdds: 0.5, speedOfAnswerSeconds: -14 },
  /** Availability lost on an ordinary day, and on the rare bad one, in percentage points. */
  ordinaryLoss: 0.3,
  badDay: { chance: 0.015, meanLoss: 3.5 },
  /** The month a migration went wrong: so many calendar months before the last. */
  incident: { monthsBeforeEnd: 7, meanLoss: 7 },
  pageErrors: { mean: 3.5, perPointLost: 0.7 },
} as const;

/** Who is asked, and how many answer. */
export const asking = {
  restPeriodSeconds: 3 * 86_400,
  share: 1,
  delaySeconds: 1800,
  expiresAfterSeconds: 14 * 86_400,
  /** Answers per interaction. */
  responseRate: 0.24,
  /** Share of invitations whose address turns out not to exist, and of people who say no more. */
  failing: 0.008,
  unsubscribing: 0.002,
  /** Share of answers with a comment, and of ratings left out. */
  commenting: 0.55,
  skipping: 0.03,
} as const;

/** What an analysis of the demo organisation must find, by variable. */
export const findings = {
  /** Move loyalty by themselves, the strongest first. */
  drivers: ["answer.resolution", "answer.waiting", "answer.knowledge", "answer.courtesy"],
  /** Move loyalty through the ratings: drivers as long as the ratings are not beside them. */
  throughRatings: [
    "kpi.first_contact_resolution",
    "kpi.speed_of_answer",
    "kpi.hold_time",
    "kpi.transfers",
  ],
  /** Move loyalty through what is operational. */
  throughOperations: ["kpi.app_availability", "kpi.page_errors"],
  /** Go along with drivers without moving anything themselves. */
  companions: ["answer.clarity", "kpi.talk_time", "kpi.handle_time"],
  /** Has to do with nothing. */
  nothing: ["kpi.menu_steps"],
} as const;
