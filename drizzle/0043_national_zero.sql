ALTER TABLE "opt_out" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_opt_out" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Who said no under the number as it was read before has said no under the right one. That nothing arrived
-- there says nothing of the right one. The ids are of the moment when it was said, as those of a list in order.
INSERT INTO "opt_out" (organization_id, id, address, source, created_at)
SELECT DISTINCT ON (said.organization_id, customer.phone) said.organization_id,
      (lpad(to_hex(floor(extract(epoch FROM said.created_at) * 1000)::bigint), 12, '0')
        || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
      regexp_replace(regexp_replace(
        regexp_replace(customer.phone, '^([[:space:]]*([+]|00)[^(]*)[(]0[)]', '\1'),
        '[[:space:]()./-]', '', 'g'), '^00', '+'), said.source, said.created_at
    FROM "opt_out" AS said JOIN "customer" ON customer.organization_id = said.organization_id
      AND customer.network_number = said.address AND customer.phone ~ '^[[:space:]]*([+]|00)[^(]*[(]0[)]'
    WHERE said.source <> 'bounced'
ON CONFLICT DO NOTHING;--> statement-breakpoint
INSERT INTO "survey_opt_out" (organization_id, id, survey_id, address, created_at)
SELECT DISTINCT ON (said.organization_id, said.survey_id, customer.phone) said.organization_id,
      (lpad(to_hex(floor(extract(epoch FROM said.created_at) * 1000)::bigint), 12, '0')
        || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
      said.survey_id, regexp_replace(regexp_replace(
        regexp_replace(customer.phone, '^([[:space:]]*([+]|00)[^(]*)[(]0[)]', '\1'),
        '[[:space:]()./-]', '', 'g'), '^00', '+'), said.created_at
    FROM "survey_opt_out" AS said JOIN "customer" ON customer.organization_id = said.organization_id
      AND customer.network_number = said.address AND customer.phone ~ '^[[:space:]]*([+]|00)[^(]*[(]0[)]'
ON CONFLICT DO NOTHING;--> statement-breakpoint
ALTER TABLE "opt_out" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_opt_out" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer" drop column "network_number";--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "network_number" text GENERATED ALWAYS AS (regexp_replace(regexp_replace(
        regexp_replace(phone, '^([[:space:]]*([+]|00)[^(]*)[(]0[)]', '\1'),
        '[[:space:]()./-]', '', 'g'), '^00', '+')) STORED;--> statement-breakpoint
CREATE INDEX "customer_number_index" ON "customer" USING btree ("organization_id","network_number") WHERE network_number is not null;
