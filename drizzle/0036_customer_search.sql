DROP INDEX "customer_mailbox_index";--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "mailbox" text GENERATED ALWAYS AS (lower(email)) STORED,
ADD COLUMN "search_name" text GENERATED ALWAYS AS (lower(name)) STORED,
ADD COLUMN "search_surname" text GENERATED ALWAYS AS (lower(substring(name from '[^[:space:]]+[[:space:]]*$'))) STORED;--> statement-breakpoint
CREATE INDEX "customer_name_index" ON "customer" USING btree ("organization_id","search_name" text_pattern_ops) WHERE search_name is not null;--> statement-breakpoint
CREATE INDEX "customer_surname_index" ON "customer" USING btree ("organization_id","search_surname" text_pattern_ops) WHERE search_surname is not null;--> statement-breakpoint
CREATE INDEX "customer_mailbox_index" ON "customer" USING btree ("organization_id","mailbox" text_pattern_ops) WHERE mailbox is not null;
