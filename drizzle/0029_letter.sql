CREATE TABLE "letter" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"code" text NOT NULL,
	"language" text NOT NULL,
	CONSTRAINT "letter_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "letter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "letter_batch" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"letters" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "letter_batch_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "letter_batch" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_batch_fk" FOREIGN KEY ("organization_id","batch_id") REFERENCES "public"."letter_batch"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_message_fk" FOREIGN KEY ("organization_id","message_id") REFERENCES "public"."message"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_batch" ADD CONSTRAINT "letter_batch_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "letter_code_key" ON "letter" USING btree ("organization_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "letter_message_key" ON "letter" USING btree ("organization_id","message_id");--> statement-breakpoint
CREATE INDEX "letter_batch_index" ON "letter" USING btree ("organization_id","batch_id");--> statement-breakpoint
CREATE INDEX "letter_batch_created_index" ON "letter_batch" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE POLICY "letter_tenant" ON "letter" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "letter_batch_tenant" ON "letter_batch" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);