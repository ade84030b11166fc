CREATE TABLE "channel" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"active" boolean NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed" text,
	"per_minute" integer,
	"warm_up_from" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"open_until" timestamp (3) with time zone,
	"problem" text,
	"problem_at" timestamp (3) with time zone,
	"minute_at" timestamp (3) with time zone,
	"minute_count" integer DEFAULT 0 NOT NULL,
	"day_at" timestamp (3) with time zone,
	"day_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "channel" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "invitation_due_index";--> statement-breakpoint
ALTER TABLE "message" ALTER COLUMN "body_html" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_kind_key" ON "channel" USING btree ("organization_id","kind");--> statement-breakpoint
CREATE INDEX "invitation_sending_index" ON "invitation" USING btree ("organization_id","claimed_at") WHERE status = 'sending';--> statement-breakpoint
CREATE INDEX "message_provider_index" ON "message" USING btree ("organization_id","provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE INDEX "invitation_due_index" ON "invitation" USING btree ("organization_id","channel","due_at","id") WHERE status = 'scheduled';--> statement-breakpoint
CREATE POLICY "channel_tenant" ON "channel" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);