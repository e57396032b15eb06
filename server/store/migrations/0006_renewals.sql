ALTER TABLE "micro_internships" ADD COLUMN "review_renewal" uuid;--> statement-breakpoint
CREATE INDEX "repeats_application" ON "repeats" USING btree ("application","received_at");