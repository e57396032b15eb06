CREATE TABLE "confirmation_codes" (
	"application" uuid PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "confirm_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "retain_until" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "applications" SET "confirmed_at" = "received_at", "confirm_by" = "received_at", "retain_until" = greatest("received_at", coalesce(m."decision_by", m."application_deadline", "received_at")) + make_interval(days => m."retention_days") FROM "micro_internships" m WHERE m."id" = "micro_internship";--> statement-breakpoint
ALTER TABLE "applications" ALTER COLUMN "confirm_by" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ALTER COLUMN "retain_until" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "campuses" ADD COLUMN "email_domains" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "campuses" ADD COLUMN "confirm_email" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "confirmation_codes" ADD CONSTRAINT "confirmation_codes_application_applications_id_fk" FOREIGN KEY ("application") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_mailbox" ON "applications" USING btree (lower(person ->> 'email'));--> statement-breakpoint
CREATE INDEX "applications_retained" ON "applications" USING btree ("retain_until");--> statement-breakpoint
CREATE INDEX "applications_unconfirmed" ON "applications" USING btree ("confirm_by") WHERE confirmed_at is null;--> statement-breakpoint
DROP TABLE "repeats";