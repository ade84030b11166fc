ALTER TABLE "response" DROP CONSTRAINT "response_survey_fk";
--> statement-breakpoint
ALTER TABLE "response" DROP CONSTRAINT "response_customer_fk";
--> statement-breakpoint
ALTER TABLE "interaction" DROP CONSTRAINT "interaction_customer_fk";
