ALTER TABLE "channel" ADD COLUMN "swept_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "swept_id" uuid;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "has_next" boolean GENERATED ALWAYS AS (coalesce(route[1] <> 'widget', false)) STORED,
	ADD COLUMN "halfway_at" timestamp (3) GENERATED ALWAYS AS ((due_at at time zone 'UTC') + (expires_at - due_at) / 2) STORED;--> statement-breakpoint
CREATE INDEX "invitation_waiting_index" ON "invitation" USING btree ("organization_id","survey_id","reminders_sent","has_next","due_at") WHERE channel = 'widget' and status = 'scheduled';--> statement-breakpoint
CREATE INDEX "invitation_hand_on_index" ON "invitation" USING btree ("organization_id","due_at") WHERE channel = 'widget' and status = 'scheduled' and has_next;--> statement-breakpoint
CREATE INDEX "invitation_halfway_index" ON "invitation" USING btree ("organization_id","halfway_at") WHERE channel = 'widget' and status = 'scheduled' and has_next;--> statement-breakpoint
CREATE INDEX "invitation_pending_index" ON "invitation" USING btree ("organization_id","trigger_id") WHERE status = 'scheduled' and trigger_id is not null;