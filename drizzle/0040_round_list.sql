DROP INDEX "round_asking_key";--> statement-breakpoint
CREATE INDEX "round_decision_list_index" ON "round_decision" USING btree ("organization_id","round_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_asking_key" ON "round" USING btree ("organization_id","survey_id") WHERE status = 'asking';