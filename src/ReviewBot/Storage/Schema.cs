namespace ReviewBot.Storage;

/// <summary>The ledger's tables. Times are UTC as text.</summary>
internal static class Schema
{
    public const string Version1 = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

        -- A cache of what each bug's history says: enough for rotation and register without reading it again.
        CREATE TABLE bugs (
            id INTEGER PRIMARY KEY,
            last_change_time TEXT NOT NULL,
            read_at TEXT NOT NULL,
            due_at TEXT,
            restricted INTEGER NOT NULL,
            facts TEXT NOT NULL);

        -- The outbox: planned before the request is sent, attempted as it goes out, settled when its effect is known.
        CREATE TABLE writes (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL,
            bug INTEGER NOT NULL,
            digest TEXT NOT NULL,
            planned_at TEXT NOT NULL,
            attempted_at TEXT,
            answered INTEGER NOT NULL DEFAULT 0,
            settled_at TEXT,
            outcome TEXT);
        CREATE INDEX writes_by_key ON writes (key);
        CREATE INDEX writes_open ON writes (bug) WHERE settled_at IS NULL;

        CREATE TABLE refusals (subject TEXT NOT NULL, steward TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (subject, steward));

        CREATE TABLE notices (key TEXT PRIMARY KEY, bug INTEGER, text TEXT NOT NULL, at TEXT NOT NULL, told_at TEXT);

        CREATE TABLE failures (bug INTEGER PRIMARY KEY, tries INTEGER NOT NULL, error TEXT NOT NULL, next_try TEXT NOT NULL, dead INTEGER NOT NULL DEFAULT 0);
        """;

    public const string Version2 = """
        -- Whom we meant to remind when: written before the reminder goes out. Of those in bugs the bug itself is the proof,
        -- and their subject is empty here.
        CREATE TABLE reminded (person TEXT NOT NULL, at TEXT NOT NULL, subject TEXT NOT NULL, rung TEXT NOT NULL, PRIMARY KEY (person, at, subject, rung));

        -- Mails, at most once: written before one goes out, taken back where it certainly did not.
        CREATE TABLE mails (key TEXT PRIMARY KEY, at TEXT NOT NULL);
        """;
}
