CREATE TABLE "survey_opt_out" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "survey_opt_out_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "survey_opt_out" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_opt_out" ADD CONSTRAINT "survey_opt_out_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_opt_out" ADD CONSTRAINT "survey_opt_out_survey_fk" FOREIGN KEY ("organization_id","survey_id") REFERENCES "public"."survey"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "survey_opt_out_address_key" ON "survey_opt_out" USING btree ("organization_id","address","survey_id");--> statement-breakpoint
CREATE POLICY "survey_opt_out_tenant" ON "survey_opt_out" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);