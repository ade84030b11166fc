DROP INDEX "response_external_key";--> statement-breakpoint
DROP INDEX "response_invitation_key";--> statement-breakpoint
CREATE UNIQUE INDEX "response_external_key" ON "response" USING btree ("organization_id","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "response_invitation_key" ON "response" USING btree ("organization_id","invitation_id") WHERE invitation_id is not null;