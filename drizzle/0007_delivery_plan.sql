CREATE TABLE "delivery_plan" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"channels" text[] NOT NULL,
	"reminders" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "delivery_plan_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "delivery_plan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "route" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "reminders_sent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "remind_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery_plan" ADD CONSTRAINT "delivery_plan_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_plan" ADD CONSTRAINT "delivery_plan_survey_fk" FOREIGN KEY ("organization_id","survey_id") REFERENCES "public"."survey"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_plan_survey_key" ON "delivery_plan" USING btree ("organization_id","survey_id");--> statement-breakpoint
CREATE INDEX "invitation_remind_index" ON "invitation" USING btree ("organization_id","remind_at","id") WHERE status = 'sent' and remind_at is not null;--> statement-breakpoint
CREATE POLICY "delivery_plan_tenant" ON "delivery_plan" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);