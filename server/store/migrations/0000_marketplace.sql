CREATE TABLE "access_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"micro_internship" uuid NOT NULL,
	"application" uuid,
	"upload" uuid,
	"link" text
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"idempotency_key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"micro_internship" uuid NOT NULL,
	"campus" text,
	"person" jsonb NOT NULL,
	"statements" jsonb NOT NULL,
	"questions_version" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"consent_version" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"receipt" jsonb NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"confirm_by" timestamp (3) with time zone NOT NULL,
	"retain_until" timestamp (3) with time zone NOT NULL,
	"corrected_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"shortlisted_at" timestamp (3) with time zone,
	"signals" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"application" uuid NOT NULL,
	"question" text NOT NULL,
	"upload" uuid NOT NULL,
	CONSTRAINT "attachments_application_question_pk" PRIMARY KEY("application","question")
);
--> statement-breakpoint
CREATE TABLE "campuses" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"frame_ancestors" text[] DEFAULT '{}' NOT NULL,
	"classifications" text[] DEFAULT '{}' NOT NULL,
	"min_fee" integer,
	"employers" jsonb,
	"scope" text DEFAULT 'marketplace' NOT NULL,
	"accent" text,
	"host_url" text,
	"nouns" jsonb,
	"email_domains" text[] DEFAULT '{}' NOT NULL,
	"confirm_email" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "employers" (
	"slug" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"name" text NOT NULL,
	"logo" text,
	"industry" text,
	"size" text,
	"verified" boolean NOT NULL,
	"email" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confirmation_codes" (
	"application" uuid PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"application" uuid NOT NULL,
	"version" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consents_application_given_at_pk" PRIMARY KEY("application","given_at")
);
--> statement-breakpoint
CREATE TABLE "file_deletions" (
	"key" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application" uuid,
	"report" uuid,
	"to" text NOT NULL,
	"reply_to" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "micro_internships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"employer" text NOT NULL,
	"title" text NOT NULL,
	"department" text NOT NULL,
	"summary" text NOT NULL,
	"description" jsonb NOT NULL,
	"search_text" text NOT NULL,
	"deliverables" jsonb NOT NULL,
	"milestones" jsonb NOT NULL,
	"hours_min" numeric,
	"hours_max" numeric,
	"fee_amount" integer,
	"fee_currency" text,
	"take_home_percent" integer NOT NULL,
	"paid_by" text,
	"classification" text,
	"published_at" timestamp (3) with time zone NOT NULL,
	"application_opens" timestamp (3) with time zone,
	"application_opens_zone" text,
	"application_deadline" timestamp (3) with time zone,
	"application_deadline_zone" text,
	"decision_by" timestamp (3) with time zone,
	"decision_by_zone" text,
	"kick_off" date,
	"due" jsonb,
	"arrangement" text,
	"location" text,
	"country" text,
	"skills" jsonb NOT NULL,
	"skill_slugs" text[] NOT NULL,
	"openings" integer NOT NULL,
	"filled" integer NOT NULL,
	"application_count" integer DEFAULT 0 NOT NULL,
	"application_limit" integer,
	"exclusive_to" text,
	"featured" boolean NOT NULL,
	"sample" boolean NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"eligibility" jsonb NOT NULL,
	"required_documents" jsonb NOT NULL,
	"statements" jsonb NOT NULL,
	"questions_version" integer NOT NULL,
	"retention_days" integer NOT NULL,
	"review_renewal" uuid,
	"revision" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B') || setweight(jsonb_to_tsvector('english', skills, '["string"]'), 'B') || setweight(to_tsvector('english', search_text), 'C')) STORED
);
--> statement-breakpoint
CREATE TABLE "privacy_notices" (
	"version" text PRIMARY KEY NOT NULL,
	"wording" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_sets" (
	"micro_internship" uuid NOT NULL,
	"version" integer NOT NULL,
	"questions" jsonb NOT NULL,
	CONSTRAINT "question_sets_micro_internship_version_pk" PRIMARY KEY("micro_internship","version")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"idempotency_key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"micro_internship" uuid NOT NULL,
	"campus" text,
	"reason" text NOT NULL,
	"details" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sweep_state" (
	"name" text PRIMARY KEY NOT NULL,
	"latest" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"idempotency_key" text NOT NULL,
	"micro_internship" uuid,
	"fingerprint" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"key" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"scanned_at" timestamp (3) with time zone,
	"infected" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_micro_internship_micro_internships_id_fk" FOREIGN KEY ("micro_internship") REFERENCES "public"."micro_internships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_campus_campuses_slug_fk" FOREIGN KEY ("campus") REFERENCES "public"."campuses"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_application_applications_id_fk" FOREIGN KEY ("application") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_upload_uploads_id_fk" FOREIGN KEY ("upload") REFERENCES "public"."uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation_codes" ADD CONSTRAINT "confirmation_codes_application_applications_id_fk" FOREIGN KEY ("application") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_application_applications_id_fk" FOREIGN KEY ("application") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_application_applications_id_fk" FOREIGN KEY ("application") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_internships" ADD CONSTRAINT "micro_internships_employer_employers_slug_fk" FOREIGN KEY ("employer") REFERENCES "public"."employers"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_internships" ADD CONSTRAINT "micro_internships_exclusive_to_campuses_slug_fk" FOREIGN KEY ("exclusive_to") REFERENCES "public"."campuses"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_sets" ADD CONSTRAINT "question_sets_micro_internship_micro_internships_id_fk" FOREIGN KEY ("micro_internship") REFERENCES "public"."micro_internships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_micro_internship_micro_internships_id_fk" FOREIGN KEY ("micro_internship") REFERENCES "public"."micro_internships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_campus_campuses_slug_fk" FOREIGN KEY ("campus") REFERENCES "public"."campuses"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_micro_internship_micro_internships_id_fk" FOREIGN KEY ("micro_internship") REFERENCES "public"."micro_internships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_log_micro_internship" ON "access_log" USING btree ("micro_internship","at");--> statement-breakpoint
CREATE INDEX "access_log_at" ON "access_log" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_idempotency_key" ON "applications" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "applications_micro_internship" ON "applications" USING btree ("micro_internship","received_at");--> statement-breakpoint
CREATE INDEX "applications_email" ON "applications" USING btree ("micro_internship",lower(person ->> 'email'));--> statement-breakpoint
CREATE INDEX "applications_mailbox" ON "applications" USING btree (lower(person ->> 'email'));--> statement-breakpoint
CREATE INDEX "applications_retained" ON "applications" USING btree ("retain_until");--> statement-breakpoint
CREATE INDEX "applications_unconfirmed" ON "applications" USING btree ("confirm_by") WHERE confirmed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_upload" ON "attachments" USING btree ("upload");--> statement-breakpoint
CREATE UNIQUE INDEX "employers_source" ON "employers" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("next_attempt_at") WHERE sent_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX "mails_failed" ON "mails" USING btree ("failed_at") WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX "mails_application" ON "mails" USING btree ("application");--> statement-breakpoint
CREATE INDEX "mails_report" ON "mails" USING btree ("report");--> statement-breakpoint
CREATE UNIQUE INDEX "micro_internships_slug" ON "micro_internships" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "micro_internships_source" ON "micro_internships" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "micro_internships_search" ON "micro_internships" USING gin ("search");--> statement-breakpoint
CREATE INDEX "micro_internships_skills" ON "micro_internships" USING gin ("skill_slugs");--> statement-breakpoint
CREATE INDEX "micro_internships_own" ON "micro_internships" USING btree ("exclusive_to","published_at","id") WHERE exclusive_to is not null;--> statement-breakpoint
CREATE INDEX "micro_internships_newest" ON "micro_internships" USING btree ("published_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "micro_internships_closing" ON "micro_internships" USING btree (coalesce(application_deadline, 'infinity'::timestamptz),"id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "micro_internships_fee" ON "micro_internships" USING btree ("fee_currency","fee_amount","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "micro_internships_hours" ON "micro_internships" USING btree (coalesce(hours_min, 1000000),"id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "rate_limits_expire" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_idempotency_key" ON "reports" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "reports_micro_internship" ON "reports" USING btree ("micro_internship","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_current" ON "signing_keys" USING btree ("purpose") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "uploads_idempotency_key" ON "uploads" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "uploads_created" ON "uploads" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "uploads_unscanned" ON "uploads" USING btree ("id") WHERE scanned_at is null;