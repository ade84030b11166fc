ALTER TABLE "response" ADD COLUMN "started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "completed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "corrected_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "durations" jsonb;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "flags" text[] DEFAULT '{}' NOT NULL;