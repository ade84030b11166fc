CREATE TABLE "click" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"score" smallint,
	"ahead" boolean NOT NULL,
	"user_agent" text,
	"verdict" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "click_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "click" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "click_invitation_index" ON "click" USING btree ("organization_id","invitation_id");--> statement-breakpoint
CREATE POLICY "click_tenant" ON "click" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);