CREATE TABLE "value_run" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request" jsonb NOT NULL,
	"status" text NOT NULL,
	"progress" double precision DEFAULT 0 NOT NULL,
	"problem" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"heard_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "value_run_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "value_run_status_check" CHECK ("value_run"."status" in ('queued', 'running', 'ended'))
);
--> statement-breakpoint
ALTER TABLE "value_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "value_run" ADD CONSTRAINT "value_run_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "value_run_organization_key" ON "value_run" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "value_run_tenant" ON "value_run" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);