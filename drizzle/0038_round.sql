CREATE TABLE "round" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"rules" jsonb NOT NULL,
	"status" text NOT NULL,
	"run_id" uuid,
	"customers" integer DEFAULT 0 NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"place" uuid,
	"tally" jsonb NOT NULL,
	"estimate" jsonb,
	"heard_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "round_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "round_status_check" CHECK ("round"."status" in ('counting', 'counted', 'asking', 'asked', 'cancelling', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "round_decision" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"customer_id" uuid,
	"decision" text NOT NULL,
	"reason" text,
	"detail" jsonb NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "round_decision_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "round_decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "round_id" uuid;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_survey_fk" FOREIGN KEY ("organization_id","survey_id") REFERENCES "public"."survey"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "round_survey_index" ON "round" USING btree ("organization_id","survey_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "round_asking_key" ON "round" USING btree ("organization_id","survey_id") WHERE status in ('asking', 'cancelling');--> statement-breakpoint
CREATE INDEX "round_work_index" ON "round" USING btree ("organization_id","heard_at") WHERE status in ('counting', 'asking', 'cancelling');--> statement-breakpoint
CREATE UNIQUE INDEX "round_decision_customer_key" ON "round_decision" USING btree ("organization_id","round_id","customer_id");--> statement-breakpoint
CREATE INDEX "round_decision_reason_index" ON "round_decision" USING btree ("organization_id","round_id","reason","id");--> statement-breakpoint
CREATE INDEX "round_decision_person_index" ON "round_decision" USING btree ("organization_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_round_key" ON "invitation" USING btree ("organization_id","round_id","customer_id") WHERE round_id is not null;--> statement-breakpoint
CREATE POLICY "round_tenant" ON "round" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "round_decision_tenant" ON "round_decision" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);