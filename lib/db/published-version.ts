import { and, eq, type SQL } from "drizzle-orm";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";

/** Joins a survey with the version that is asked now; nothing before the first is published. */
export const isPublishedVersion: SQL | undefined = and(
  eq(surveyVersion.organizationId, survey.organizationId),
  eq(surveyVersion.surveyId, survey.id),
  eq(surveyVersion.version, survey.publishedVersion),
);
