-- Whom we meant to remind when: written before the reminder goes out. Of those in bugs the bug itself is the proof,
-- and their subject is the bug here.
CREATE TABLE IF NOT EXISTS reminded (person TEXT NOT NULL, at TEXT NOT NULL, subject TEXT NOT NULL, rung TEXT NOT NULL, PRIMARY KEY (person, at, subject, rung));

-- Mails, at most once: written before one goes out, taken back where it certainly did not.
CREATE TABLE IF NOT EXISTS mails (key TEXT PRIMARY KEY, at TEXT NOT NULL);

PRAGMA user_version = 2;
