DROP INDEX "micro_internships_deadline";--> statement-breakpoint
CREATE INDEX "micro_internships_newest" ON "micro_internships" USING btree ("published_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "micro_internships_closing" ON "micro_internships" USING btree (coalesce(application_deadline, 'infinity'::timestamptz),"id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "micro_internships_fee" ON "micro_internships" USING btree ("fee_currency","fee_amount","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "micro_internships_hours" ON "micro_internships" USING btree (coalesce(hours_min, 1000000),"id") WHERE status = 'open';--> statement-breakpoint
ANALYZE "micro_internships";
