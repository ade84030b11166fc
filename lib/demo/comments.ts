import type { LoyaltyClass } from "@/lib/metrics/nps";
import type { Chance } from "./chance";
import { english, englishOccasions, englishOnOutages, type Sentences } from "./comments-in-english";
import { french, german, spanish } from "./comments-in-other-languages";
import { type RatingKey, type Ratings, ratingKeys } from "./experience";
import type { Language } from "./names";
import { loyaltyEffects } from "./truth";

const languages: Readonly<Record<Language, Sentences>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};

export interface Told {
  readonly class: LoyaltyClass;
  readonly ratings: Ratings;
  readonly language: Language;
  readonly touchpoint: string;
  /** Whether the systems were failing at the time. */
  readonly duringOutage: boolean;
}

/** A short comment that fits the answers: about what decided them, in the customer's language. */
export function commentOn(told: Told, wording: Chance): string {
  const { language, duringOutage } = told;
  if (language === "en" && duringOutage && told.class === "detractor" && wording.happens(0.5)) {
    return wording.pick(englishOnOutages);
  }
  const reason = wording.pick(languages[language][told.class][decisive(told)]);
  if (language !== "en" || wording.happens(0.6)) return reason;
  const occasions = englishOccasions[told.touchpoint] ?? [];
  return occasions.length > 0 ? `${reason} ${wording.pick(occasions)}` : reason;
}

/** What moved the answer most: up for a promoter, down for everybody else. */
function decisive({ class: loyaltyClass, ratings }: Told): RatingKey {
  const sign = loyaltyClass === "promoter" ? 1 : -1;
  const { perRating, usual } = loyaltyEffects;
  const pull = (key: RatingKey) =>
    sign * Math.max(perRating[key], 0.3) * (ratings[key] - usual[key]);
  return ratingKeys.reduce((most, key) => (pull(key) > pull(most) ? key : most));
}
