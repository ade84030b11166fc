ALTER TABLE "channel" ADD COLUMN "told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "told_failing" boolean DEFAULT false NOT NULL;