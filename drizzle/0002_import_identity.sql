ALTER TABLE "customer" ADD COLUMN "import_key" text;--> statement-breakpoint
ALTER TABLE "purchase" ADD COLUMN "import_key" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "examination" jsonb;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "dry_run" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "keep_upload" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "survey_id" uuid;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "lines_done" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "import_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_import_key" ON "customer" USING btree ("organization_id","import_key") WHERE import_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_import_key" ON "purchase" USING btree ("organization_id","import_key") WHERE import_key is not null;--> statement-breakpoint
CREATE INDEX "import_run_file_index" ON "import_run" USING btree ("organization_id","file_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "interaction_import_key" ON "interaction" USING btree ("organization_id","import_key") WHERE import_key is not null;--> statement-breakpoint
ALTER TABLE "import_chunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
