ALTER TABLE "survey" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_archived_check" CHECK ("survey"."archived_at" is null or "survey"."closed_at" is not null);