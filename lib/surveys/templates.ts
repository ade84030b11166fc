import { anyMoment } from "./templates/any-moment";
import { contactCentre } from "./templates/contact-centre";
import { relationship } from "./templates/relationship";
import type { SurveyTemplate } from "./templates/template";

/** Every template, in the order in which they are offered. */
export const surveyTemplates: readonly SurveyTemplate[] = [
  ...contactCentre,
  ...relationship,
  ...anyMoment,
];

/** The template with that key, if there is one. */
export function templateNamed(key: string): SurveyTemplate | undefined {
  return surveyTemplates.find((template) => template.key === key);
}
