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
CREATE TABLE "privacy_notices" (
	"version" text PRIMARY KEY NOT NULL,
	"wording" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sweep_state" (
	"name" text PRIMARY KEY NOT NULL,
	"latest" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "attachments_upload";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "report" uuid;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_application_applications_id_fk" FOREIGN KEY ("application") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_application" ON "mails" USING btree ("application");--> statement-breakpoint
CREATE INDEX "mails_report" ON "mails" USING btree ("report");--> statement-breakpoint
DELETE FROM "attachments" a USING "attachments" b, "applications" x, "applications" y WHERE a."upload" = b."upload" AND x."id" = a."application" AND y."id" = b."application" AND (y."received_at", b."application", b."question") < (x."received_at", a."application", a."question");--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_upload" ON "attachments" USING btree ("upload");--> statement-breakpoint
INSERT INTO "consents" ("application", "version", "given_at") SELECT "id", "consent_version", coalesce("corrected_at", "received_at") FROM "applications";