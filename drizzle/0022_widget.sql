CREATE TABLE "widget_secret" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "widget_secret_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "widget_secret" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "open_link" ADD COLUMN "widget" jsonb;--> statement-breakpoint
ALTER TABLE "widget_secret" ADD CONSTRAINT "widget_secret_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "widget_secret_organization_key" ON "widget_secret" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "widget_secret_tenant" ON "widget_secret" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);