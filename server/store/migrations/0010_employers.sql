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
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
INSERT INTO "signing_keys" ("kid", "purpose", "secret", "created_at") SELECT gen_random_uuid()::text, "name", "value", now() FROM "secrets";--> statement-breakpoint
DROP TABLE "secrets" CASCADE;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "source_id" text;--> statement-breakpoint
UPDATE "clients" SET "source" = coalesce((SELECT m."source" FROM "micro_internships" m WHERE m."client" = "clients"."slug" GROUP BY m."source" ORDER BY min(m."published_at"), m."source" LIMIT 1), 'import'), "source_id" = "slug";--> statement-breakpoint
INSERT INTO "clients" ("slug", "source", "source_id", "name", "logo", "industry", "size", "verified", "email") SELECT DISTINCT c."slug" || '-' || m."source", m."source", c."source_id", c."name", c."logo", c."industry", c."size", c."verified", c."email" FROM "clients" c JOIN "micro_internships" m ON m."client" = c."slug" WHERE m."source" <> c."source" ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE "micro_internships" m SET "client" = o."slug" FROM "clients" c, "clients" o WHERE c."slug" = m."client" AND c."source" <> m."source" AND o."source" = m."source" AND o."source_id" = c."source_id";--> statement-breakpoint
ALTER TABLE "clients" ALTER COLUMN "source" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "clients" ALTER COLUMN "source_id" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "access_log_micro_internship" ON "access_log" USING btree ("micro_internship","at");--> statement-breakpoint
CREATE INDEX "access_log_at" ON "access_log" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_current" ON "signing_keys" USING btree ("purpose") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "clients_source" ON "clients" USING btree ("source","source_id");