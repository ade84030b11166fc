CREATE TABLE "simulation" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"request_hash" text NOT NULL,
	"request" jsonb NOT NULL,
	"state" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"progress" double precision DEFAULT 0 NOT NULL,
	"result" jsonb,
	"problem" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"heard_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "simulation_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "simulation_status_check" CHECK ("simulation"."status" in ('queued', 'running', 'ended'))
);
--> statement-breakpoint
ALTER TABLE "simulation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "simulation" ADD CONSTRAINT "simulation_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "simulation_request_key" ON "simulation" USING btree ("organization_id","request_hash");--> statement-breakpoint
CREATE INDEX "simulation_subject_index" ON "simulation" USING btree ("organization_id","subject_id","asked_at");--> statement-breakpoint
CREATE POLICY "simulation_tenant" ON "simulation" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);