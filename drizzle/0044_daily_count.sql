CREATE TABLE "daily_count" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"zone" text NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	"days" jsonb NOT NULL,
	CONSTRAINT "daily_count_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "daily_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "daily_count" ADD CONSTRAINT "daily_count_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_count" ADD CONSTRAINT "daily_count_trigger_fk" FOREIGN KEY ("organization_id","id") REFERENCES "public"."trigger"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "daily_count_tenant" ON "daily_count" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);