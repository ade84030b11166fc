CREATE TABLE "call" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "call_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "call" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_invitation_fk" FOREIGN KEY ("organization_id","invitation_id") REFERENCES "public"."invitation"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "call_open_key" ON "call" USING btree ("organization_id","invitation_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "call_invitation_index" ON "call" USING btree ("organization_id","invitation_id");--> statement-breakpoint
CREATE INDEX "call_ended_index" ON "call" USING btree ("organization_id","ended_at");--> statement-breakpoint
CREATE POLICY "call_tenant" ON "call" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);