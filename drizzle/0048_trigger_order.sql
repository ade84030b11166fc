ALTER TABLE "trigger" ADD COLUMN "ask_by" text[];--> statement-breakpoint
ALTER TABLE "trigger" ADD CONSTRAINT "trigger_ask_by_check" CHECK (cardinality("trigger"."ask_by") > 0);