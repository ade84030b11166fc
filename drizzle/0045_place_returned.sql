CREATE TABLE "place_returned" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"trigger_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "place_returned_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "place_returned" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "place_returned_trigger_index" ON "place_returned" USING btree ("organization_id","trigger_id");--> statement-breakpoint
CREATE POLICY "place_returned_tenant" ON "place_returned" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);