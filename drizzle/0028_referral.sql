CREATE TABLE "referral" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text,
	"customer_id" uuid NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"referred_id" uuid,
	"count" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "referral_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "referral" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_customer_fk" FOREIGN KEY ("organization_id","customer_id") REFERENCES "public"."customer"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_referred_fk" FOREIGN KEY ("organization_id","referred_id") REFERENCES "public"."customer"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "referral_external_key" ON "referral" USING btree ("organization_id","external_id");--> statement-breakpoint
CREATE INDEX "referral_customer_index" ON "referral" USING btree ("organization_id","customer_id","occurred_at");--> statement-breakpoint
CREATE INDEX "referral_referred_index" ON "referral" USING btree ("organization_id","referred_id") WHERE referred_id is not null;--> statement-breakpoint
CREATE POLICY "referral_tenant" ON "referral" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);