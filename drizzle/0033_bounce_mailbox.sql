CREATE TABLE "bounce_mailbox" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"host" text NOT NULL,
	"port" integer NOT NULL,
	"secure" boolean NOT NULL,
	"login" text NOT NULL,
	"sealed" text NOT NULL,
	"folder" text NOT NULL,
	"numbering" text,
	"read_up_to" bigint DEFAULT 0 NOT NULL,
	"mails_read" integer DEFAULT 0 NOT NULL,
	"reports" integer DEFAULT 0 NOT NULL,
	"read_at" timestamp (3) with time zone,
	"problem" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bounce_mailbox_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "bounce_mailbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bounce_mailbox" ADD CONSTRAINT "bounce_mailbox_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bounce_mailbox_organization_key" ON "bounce_mailbox" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "bounce_mailbox_tenant" ON "bounce_mailbox" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);