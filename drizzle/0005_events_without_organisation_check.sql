ALTER TABLE "response" DROP CONSTRAINT "response_organization_fk";
--> statement-breakpoint
ALTER TABLE "interaction" DROP CONSTRAINT "interaction_organization_fk";
