ALTER TABLE "invitation" DROP CONSTRAINT "invitation_organization_fk";
--> statement-breakpoint
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_survey_fk";
--> statement-breakpoint
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_customer_fk";
