import type { Definition } from "@/lib/surveys/definition";
import type { Survey, SurveyVersion } from "@/lib/surveys/shapes";

interface VersionChoice {
  value: string;
  /** Said in a sentence: "version 2". */
  name: string;
  /** Said in a list: with the day it was published. */
  label: string;
  definition: Definition;
}

/** Every version of a survey, oldest first, and the draft where it differs from the last. */
export function versionChoices(
  survey: Survey,
  versions: readonly SurveyVersion[],
  timeZone: string,
): VersionChoice[] {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone });
  const published = versions.map(({ version, publishedAt, definition }) => ({
    value: String(version),
    name: `version ${version}`,
    label: `Version ${version}, ${day.format(new Date(publishedAt))}`,
    definition,
  }));
  if (!survey.changed) return published;
  const draft = { value: "draft", name: "the draft", label: "Draft, not published" };
  return [...published, { ...draft, definition: survey.definition }];
}
