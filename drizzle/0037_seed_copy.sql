CREATE TABLE "seed_copy" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"day" date NOT NULL,
	"address" text NOT NULL,
	"status" text NOT NULL,
	"failure" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "seed_copy_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "seed_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "warm_up_domain" text;--> statement-breakpoint
ALTER TABLE "seed_copy" ADD CONSTRAINT "seed_copy_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seed_copy" ADD CONSTRAINT "seed_copy_survey_fk" FOREIGN KEY ("organization_id","survey_id") REFERENCES "public"."survey"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "seed_copy_day_key" ON "seed_copy" USING btree ("organization_id","survey_id","day","address");--> statement-breakpoint
CREATE INDEX "seed_copy_created_index" ON "seed_copy" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE POLICY "seed_copy_tenant" ON "seed_copy" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);