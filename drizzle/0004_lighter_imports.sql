DROP INDEX "customer_email_index";--> statement-breakpoint
DROP INDEX "response_customer_index";--> statement-breakpoint
DROP INDEX "customer_mailbox_index";--> statement-breakpoint
DROP INDEX "customer_phone_index";--> statement-breakpoint
DROP INDEX "customer_segment_index";--> statement-breakpoint
DROP INDEX "response_import_key";--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "imported" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "customer_erased_index" ON "customer" USING btree ("organization_id","erased_at") WHERE erased_at is not null;--> statement-breakpoint
CREATE INDEX "customer_mailbox_index" ON "customer" USING btree ("organization_id",lower(email)) WHERE email is not null;--> statement-breakpoint
CREATE INDEX "customer_phone_index" ON "customer" USING btree ("organization_id","phone") WHERE phone is not null;--> statement-breakpoint
CREATE INDEX "customer_segment_index" ON "customer" USING btree ("organization_id","segment") WHERE segment is not null;--> statement-breakpoint
ALTER TABLE "response" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "response" SET "imported" = true WHERE "import_key" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "response" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "response_import_key" ON "response" USING btree ("organization_id","interaction_id","survey_id") WHERE imported;--> statement-breakpoint
ALTER TABLE "response" DROP COLUMN "import_key";