import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { organization } from "@/lib/db/tables/organization";
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
    /** Put away: closed, and listed apart. */
    archivedAt: moment("archived_at"),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    ...times,
  },
  (t) => [
    ...tenancy("survey", t),
    index("survey_updated_index").on(t.organizationId, t.updatedAt),
    check("survey_archived_check", sql`${t.archivedAt} is null or ${t.closedAt} is not null`),
  ],
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

/** Where anybody may answer a survey, whoever they are. */
export const openLink = pgTable(
  "open_link",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    /** The address told now; what was told before is in open_slug. */
    slug: text("slug").notNull(),
    active: boolean("active").notNull(),
    /** Places the link is put at, told apart by `?source=`. */
    sources: text("sources").array().notNull().default(sql`'{}'`),
    kiosk: boolean("kiosk").notNull().default(false),
    /** Of the code by which the kiosk is left. */
    kioskExitHash: text("kiosk_exit_hash"),
    /** How the survey shows on other sites; its shape is lib/surveys/widget-shapes.ts. */
    widget: jsonb("widget").$type<StoredDefinition>(),
    ...times,
  },
  (t) => [
    ...tenancy("open_link", t),
    foreignKey({
      name: "open_link_survey_fk",
      columns: [t.organizationId, t.surveyId],
      foreignColumns: [survey.organizationId, survey.id],
    }).onDelete("cascade"),
    uniqueIndex("open_link_survey_key").on(t.organizationId, t.surveyId),
  ],
);

/** What an organisation's own sites sign their customers' ids with. */
export const widgetSecret = pgTable(
  "widget_secret",
  {
    ...tenantKey,
    /** Sealed (lib/ground/sealed.ts). */
    sealed: text("sealed").notNull(),
    ...times,
  },
  (t) => [
    ...tenancy("widget_secret", t),
    uniqueIndex("widget_secret_organization_key").on(t.organizationId),
  ],
);

/** Global: an address, once given, leads to its survey for good, because it may be in print. */
export const openSlug = pgTable(
  "open_slug",
  {
    slug: text("slug").notNull(),
    organizationId: uuid("organization_id").notNull(),
    surveyId: uuid("survey_id").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "open_slug_pk", columns: [t.slug] }),
    index("open_slug_survey_index").on(t.organizationId, t.surveyId),
    foreignKey({
      name: "open_slug_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organization.id],
    }).onDelete("cascade"),
  ],
);
