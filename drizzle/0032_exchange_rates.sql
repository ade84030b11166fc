CREATE TABLE "exchange_rate" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"currency" text NOT NULL,
	"own_currency" text NOT NULL,
	"valid_from" date NOT NULL,
	"rate" numeric NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exchange_rate_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "exchange_rate_rate_check" CHECK ("exchange_rate"."rate" > 0),
	CONSTRAINT "exchange_rate_currency_check" CHECK ("exchange_rate"."currency" <> "exchange_rate"."own_currency")
);
--> statement-breakpoint
ALTER TABLE "exchange_rate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_rate_key" ON "exchange_rate" USING btree ("organization_id","own_currency","currency","valid_from");--> statement-breakpoint
CREATE POLICY "exchange_rate_tenant" ON "exchange_rate" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);