CREATE TABLE "contact_policy" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rules" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contact_policy_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "contact_policy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "trigger_survey_key";--> statement-breakpoint
ALTER TABLE "trigger" ALTER COLUMN "rest_period_seconds" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "trigger" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "trigger" ADD COLUMN "priority" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "trigger" ADD COLUMN "conditions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "trigger" ADD COLUMN "starts_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "trigger" ADD COLUMN "ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "trigger" ADD COLUMN "sending_window" jsonb;--> statement-breakpoint
ALTER TABLE "trigger" ADD COLUMN "when_resting" text DEFAULT 'drop' NOT NULL;--> statement-breakpoint
ALTER TABLE "trigger" ADD COLUMN "daily_cap" integer;--> statement-breakpoint
ALTER TABLE "contact_policy" ADD CONSTRAINT "contact_policy_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_policy_organization_key" ON "contact_policy" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "customer_mailbox_index" ON "customer" USING btree ("organization_id",lower(email));--> statement-breakpoint
CREATE INDEX "customer_phone_index" ON "customer" USING btree ("organization_id","phone");--> statement-breakpoint
CREATE INDEX "invitation_trigger_index" ON "invitation" USING btree ("organization_id","trigger_id","due_at") WHERE trigger_id is not null;--> statement-breakpoint
CREATE INDEX "trigger_survey_index" ON "trigger" USING btree ("organization_id","survey_id");--> statement-breakpoint
ALTER TABLE "trigger" ADD CONSTRAINT "trigger_cap_check" CHECK ("trigger"."daily_cap" > 0);--> statement-breakpoint
CREATE POLICY "contact_policy_tenant" ON "contact_policy" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);