ALTER TABLE "uploads" ADD COLUMN "scanned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "infected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "uploads_unscanned" ON "uploads" USING btree ("id") WHERE scanned_at is null;