CREATE TABLE "open_link" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"active" boolean NOT NULL,
	"sources" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "open_link_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "open_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "open_slug" (
	"slug" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "open_slug_pk" PRIMARY KEY("slug")
);
--> statement-breakpoint
ALTER TABLE "open_link" ADD CONSTRAINT "open_link_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_link" ADD CONSTRAINT "open_link_survey_fk" FOREIGN KEY ("organization_id","survey_id") REFERENCES "public"."survey"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_slug" ADD CONSTRAINT "open_slug_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "open_link_survey_key" ON "open_link" USING btree ("organization_id","survey_id");--> statement-breakpoint
CREATE INDEX "open_slug_survey_index" ON "open_slug" USING btree ("organization_id","survey_id");--> statement-breakpoint
CREATE POLICY "open_link_tenant" ON "open_link" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);