CREATE TABLE "kpi_care" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"target" double precision,
	"source" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kpi_care_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "kpi_care" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "kpi_care" ADD CONSTRAINT "kpi_care_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "kpi_care_key" ON "kpi_care" USING btree ("organization_id","key");--> statement-breakpoint
CREATE POLICY "kpi_care_tenant" ON "kpi_care" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);