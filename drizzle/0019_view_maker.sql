ALTER TABLE "saved_view" ADD COLUMN "made_by" uuid;--> statement-breakpoint
UPDATE "saved_view" SET "made_by" = "member_id";
