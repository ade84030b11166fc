import type { SurveyDefinition } from "../shapes";

/** A ready survey: what it is for, and the definition a new survey begins with. */
export interface SurveyTemplate {
  key: string;
  name: string;
  purpose: string;
  definition: SurveyDefinition;
}
