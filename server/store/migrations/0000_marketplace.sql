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
	"receipt" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campuses" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"logo" text,
	"industry" text,
	"size" text,
	"verified" boolean NOT NULL,
	"email" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application" uuid,
	"to" text NOT NULL,
	"reply_to" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "micro_internships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"client" text NOT NULL,
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
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B') || setweight(jsonb_to_tsvector('english', skills, '["string"]'), 'B') || setweight(to_tsvector('english', search_text), 'C')) STORED
);
--> statement-breakpoint
CREATE TABLE "question_sets" (
	"micro_internship" uuid NOT NULL,
	"version" integer NOT NULL,
	"questions" jsonb NOT NULL,
	CONSTRAINT "question_sets_micro_internship_version_pk" PRIMARY KEY("micro_internship","version")
);
--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_micro_internship_micro_internships_id_fk" FOREIGN KEY ("micro_internship") REFERENCES "public"."micro_internships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_campus_campuses_slug_fk" FOREIGN KEY ("campus") REFERENCES "public"."campuses"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_application_applications_id_fk" FOREIGN KEY ("application") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_internships" ADD CONSTRAINT "micro_internships_client_clients_slug_fk" FOREIGN KEY ("client") REFERENCES "public"."clients"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_internships" ADD CONSTRAINT "micro_internships_exclusive_to_campuses_slug_fk" FOREIGN KEY ("exclusive_to") REFERENCES "public"."campuses"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_sets" ADD CONSTRAINT "question_sets_micro_internship_micro_internships_id_fk" FOREIGN KEY ("micro_internship") REFERENCES "public"."micro_internships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "applications_idempotency_key" ON "applications" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "applications_micro_internship" ON "applications" USING btree ("micro_internship","received_at");--> statement-breakpoint
CREATE INDEX "mails_unsent" ON "mails" USING btree ("next_attempt_at") WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "micro_internships_slug" ON "micro_internships" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "micro_internships_source" ON "micro_internships" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "micro_internships_search" ON "micro_internships" USING gin ("search");--> statement-breakpoint
CREATE INDEX "micro_internships_skills" ON "micro_internships" USING gin ("skill_slugs");--> statement-breakpoint
CREATE INDEX "micro_internships_deadline" ON "micro_internships" USING btree ("status","application_deadline");