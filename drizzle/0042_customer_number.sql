ALTER TABLE "message" DROP CONSTRAINT "message_organization_fk";
--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_invitation_fk";
--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "network_number" text GENERATED ALWAYS AS (regexp_replace(regexp_replace(phone, '[[:space:]()./-]', '', 'g'), '^00', '+')) STORED;--> statement-breakpoint
CREATE INDEX "customer_number_index" ON "customer" USING btree ("organization_id","network_number") WHERE network_number is not null;