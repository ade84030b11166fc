CREATE TABLE "framework_edge" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_key" text NOT NULL,
	"to_key" text NOT NULL,
	"kind" text NOT NULL,
	"coefficient" double precision,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "framework_edge_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "framework_edge_fixed_check" CHECK (("framework_edge"."kind" = 'fixed') = ("framework_edge"."coefficient" is not null))
);
--> statement-breakpoint
ALTER TABLE "framework_edge" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "framework_edge" ADD CONSTRAINT "framework_edge_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "framework_edge_key" ON "framework_edge" USING btree ("organization_id","from_key","to_key");--> statement-breakpoint
CREATE POLICY "framework_edge_tenant" ON "framework_edge" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);