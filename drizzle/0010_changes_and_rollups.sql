CREATE TABLE "change_count" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"settled" bigint NOT NULL,
	CONSTRAINT "change_count_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "change_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dirty_log" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"day" date,
	CONSTRAINT "dirty_log_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "dirty_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rollup" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"day" date NOT NULL,
	"segment" text NOT NULL,
	"run_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"scores" jsonb NOT NULL,
	"small" text[] NOT NULL,
	"loose" uuid[] NOT NULL,
	"variables" text[],
	"moments" double precision[],
	"tables" double precision[],
	CONSTRAINT "rollup_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "rollup" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "change_count" ADD CONSTRAINT "change_count_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollup" ADD CONSTRAINT "rollup_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "change_count_organization_key" ON "change_count" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rollup_key" ON "rollup" USING btree ("organization_id","survey_id","day","segment");--> statement-breakpoint
CREATE POLICY "change_count_tenant" ON "change_count" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "dirty_log_tenant" ON "dirty_log" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "rollup_tenant" ON "rollup" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);