DROP INDEX "invitation_sending_index";--> statement-breakpoint
CREATE INDEX "message_handing_over_index" ON "message" USING btree ("organization_id","created_at") WHERE status = 'handing-over';--> statement-breakpoint
ALTER TABLE "invitation" DROP COLUMN "claimed_at";