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
ALTER TABLE "campuses" ADD COLUMN "classifications" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "campuses" ADD COLUMN "min_fee" integer;--> statement-breakpoint
ALTER TABLE "campuses" ADD COLUMN "clients" jsonb;--> statement-breakpoint
ALTER TABLE "campuses" ADD COLUMN "scope" text DEFAULT 'marketplace' NOT NULL;--> statement-breakpoint
ALTER TABLE "campuses" ADD COLUMN "accent" text;--> statement-breakpoint
ALTER TABLE "campuses" ADD COLUMN "host_url" text;--> statement-breakpoint
ALTER TABLE "campuses" ADD COLUMN "nouns" jsonb;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_micro_internship_micro_internships_id_fk" FOREIGN KEY ("micro_internship") REFERENCES "public"."micro_internships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_campus_campuses_slug_fk" FOREIGN KEY ("campus") REFERENCES "public"."campuses"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reports_idempotency_key" ON "reports" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "reports_micro_internship" ON "reports" USING btree ("micro_internship","created_at");--> statement-breakpoint
CREATE INDEX "micro_internships_own" ON "micro_internships" USING btree ("exclusive_to","published_at","id") WHERE exclusive_to is not null;