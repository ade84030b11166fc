CREATE TABLE "customer_value" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"month" date NOT NULL,
	"model" text NOT NULL,
	"clv" double precision NOT NULL,
	"clv_low" double precision NOT NULL,
	"clv_high" double precision NOT NULL,
	"probability_alive" double precision,
	"expected_transactions" double precision,
	"tier" smallint NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_value_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "customer_value_tier_check" CHECK ("customer_value"."tier" between 1 and 5)
);
--> statement-breakpoint
ALTER TABLE "customer_value" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "value_fit" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request" jsonb NOT NULL,
	"result" jsonb NOT NULL,
	"fitted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "value_fit_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "value_fit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_value" ADD CONSTRAINT "customer_value_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_value" ADD CONSTRAINT "customer_value_customer_fk" FOREIGN KEY ("organization_id","customer_id") REFERENCES "public"."customer"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_fit" ADD CONSTRAINT "value_fit_organization_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_value_month_key" ON "customer_value" USING btree ("organization_id","customer_id","month");--> statement-breakpoint
CREATE INDEX "customer_value_time_index" ON "customer_value" USING btree ("organization_id","month");--> statement-breakpoint
CREATE UNIQUE INDEX "value_fit_organization_key" ON "value_fit" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "customer_value_tenant" ON "customer_value" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "value_fit_tenant" ON "value_fit" AS PERMISSIVE FOR ALL TO public USING (organization_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (organization_id = nullif(current_setting('app.org_id', true), '')::uuid);