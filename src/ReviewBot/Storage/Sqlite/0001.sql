-- Times are UTC as text. Files of versions before 3 bear no journal, so this and the next may meet what they make.
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS bugs (
    id INTEGER PRIMARY KEY,
    last_change_time TEXT NOT NULL,
    read_at TEXT NOT NULL,
    due_at TEXT,
    restricted INTEGER NOT NULL,
    facts TEXT NOT NULL);

-- The outbox: planned before the request is sent, attempted as it goes out, settled when its effect is known.
CREATE TABLE IF NOT EXISTS writes (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    bug INTEGER NOT NULL,
    digest TEXT NOT NULL,
    planned_at TEXT NOT NULL,
    attempted_at TEXT,
    answered INTEGER NOT NULL DEFAULT 0,
    settled_at TEXT,
    outcome TEXT);
CREATE INDEX IF NOT EXISTS writes_by_key ON writes (key);
CREATE INDEX IF NOT EXISTS writes_open ON writes (bug) WHERE settled_at IS NULL;

CREATE TABLE IF NOT EXISTS refusals (subject TEXT NOT NULL, steward TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (subject, steward));

CREATE TABLE IF NOT EXISTS notices (key TEXT PRIMARY KEY, bug INTEGER, text TEXT NOT NULL, at TEXT NOT NULL, told_at TEXT);

CREATE TABLE IF NOT EXISTS failures (bug INTEGER PRIMARY KEY, tries INTEGER NOT NULL, error TEXT NOT NULL, next_try TEXT NOT NULL, dead INTEGER NOT NULL DEFAULT 0);

PRAGMA user_version = 1;
