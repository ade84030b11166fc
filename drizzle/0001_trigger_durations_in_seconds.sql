ALTER TABLE "trigger" RENAME COLUMN "rest_period_days" TO "rest_period_seconds";--> statement-breakpoint
ALTER TABLE "trigger" RENAME COLUMN "expires_after_days" TO "expires_after_seconds";