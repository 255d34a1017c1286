-- Who declined for want of time rests for a few days.
ALTER TABLE assignments ADD COLUMN busy_at TEXT;

PRAGMA user_version = 6;
