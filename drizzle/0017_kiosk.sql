ALTER TABLE "open_link" ADD COLUMN "kiosk" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "open_link" ADD COLUMN "kiosk_exit_hash" text;