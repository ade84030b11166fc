import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

/** The definition's shape is lib/surveys/shapes.ts; tables know only that it is an object. */
type StoredDefinition = Record<string, unknown>;

export const survey = pgTable(
  "survey",
  {
    ...tenantKey,
    name: text("name").notNull(),
    draft: jsonb("draft").$type<StoredDefinition>().notNull(),
    /** Counts edits of the draft, so that two editors notice each other. */
    draftRevision: integer("draft_revision").notNull().default(1),
    publishedVersion: integer("published_version"),
    closedAt: moment("closed_at"),
    ...times,
  },
  (t) => [...tenancy("survey", t), index("survey_updated_index").on(t.organizationId, t.updatedAt)],
);

/** A published version never changes: there is no update of this table anywhere. */
export const surveyVersion = pgTable(
  "survey_version",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    version: integer("version").notNull(),
    definition: jsonb("definition").$type<StoredDefinition>().notNull(),
    publishedAt: moment("published_at").notNull(),
  },
  (t) => [
    ...tenancy("survey_version", t),
    foreignKey({
      name: "survey_version_survey_fk",
      columns: [t.organizationId, t.surveyId],
      foreignColumns: [survey.organizationId, survey.id],
    }).onDelete("cascade"),
    uniqueIndex("survey_version_key").on(t.organizationId, t.surveyId, t.version),
  ],
);
