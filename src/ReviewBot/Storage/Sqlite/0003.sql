-- What is kept of bugs, as rows that can be asked for one by one; before, it was one text a bug.
ALTER TABLE bugs RENAME TO bugs_as_text;

-- reading: the version of the reading that made what is kept of the bug; 0 where something may be absent.
CREATE TABLE bugs (
    id INTEGER PRIMARY KEY,
    last_change_time TEXT NOT NULL,
    read_at TEXT NOT NULL,
    due_at TEXT,
    restricted INTEGER NOT NULL,
    reading INTEGER NOT NULL);

CREATE TABLE assignments (
    bug INTEGER NOT NULL,
    attachment INTEGER NOT NULL,
    round INTEGER NOT NULL,
    steward TEXT NOT NULL,
    at TEXT NOT NULL,
    named INTEGER NOT NULL,
    product TEXT,
    component TEXT,
    restricted INTEGER NOT NULL);

-- Whoever is asked now, a row for each pending flag.
CREATE TABLE open_requests (bug INTEGER NOT NULL, login TEXT NOT NULL);

-- asked, seen_by: lists of logins, a line each.
CREATE TABLE waits (
    bug INTEGER NOT NULL,
    attachment INTEGER NOT NULL,
    waits_for TEXT NOT NULL,
    asked TEXT NOT NULL,
    since TEXT NOT NULL,
    title TEXT,
    restricted INTEGER NOT NULL,
    seen_by TEXT NOT NULL);

CREATE TABLE reminders (bug INTEGER NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL, subject TEXT NOT NULL, rung TEXT NOT NULL);

-- A row for each grant; none of restricted bugs.
CREATE TABLE grants (bug INTEGER NOT NULL, login TEXT NOT NULL);

-- categories: numbers with a blank between.
CREATE TABLE register_entries (
    bug INTEGER NOT NULL,
    attachment INTEGER NOT NULL,
    title TEXT NOT NULL,
    product TEXT NOT NULL,
    decision TEXT NOT NULL,
    categories TEXT NOT NULL,
    default_on INTEGER,
    duration TEXT,
    expiry TEXT,
    steward TEXT NOT NULL,
    cite TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    decided_at TEXT NOT NULL);

UPDATE bugs_as_text SET facts = '{}' WHERE NOT json_valid(facts);

INSERT INTO bugs
SELECT id, last_change_time, read_at, due_at, restricted,
    CASE WHEN json_type(facts, '$.Assignments') = 'array' AND json_type(facts, '$.Open') = 'array' AND json_type(facts, '$.Register') = 'array'
        AND json_type(facts, '$.Reminders') = 'array' AND json_type(facts, '$.Waits') = 'array'
        AND (json_type(facts, '$.Granted') = 'object' OR restricted = 1) THEN 1 ELSE 0 END
FROM bugs_as_text ORDER BY id;

INSERT OR IGNORE INTO assignments
SELECT b.id, json_extract(a.value, '$.AttachmentId'), json_extract(a.value, '$.Round'), lower(json_extract(a.value, '$.Steward')),
    strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(a.value, '$.At')), json_extract(a.value, '$.Named'), json_extract(a.value, '$.Product'),
    json_extract(a.value, '$.Component'), coalesce(json_extract(a.value, '$.Restricted'), b.restricted)
FROM bugs_as_text b, json_each(b.facts, '$.Assignments') a;

INSERT INTO open_requests SELECT b.id, lower(o.value) FROM bugs_as_text b, json_each(b.facts, '$.Open') o;

INSERT OR IGNORE INTO waits
SELECT b.id, json_extract(w.value, '$.Attachment'),
    CASE json_extract(w.value, '$.For') WHEN 0 THEN 'Nobody' WHEN 1 THEN 'Steward' WHEN 2 THEN 'Stranger' WHEN 3 THEN 'Requester'
        WHEN 4 THEN 'Correction' WHEN 5 THEN 'Escalation' WHEN 6 THEN 'Council' WHEN 7 THEN 'Renewal' WHEN 8 THEN 'Owner' END,
    coalesce((SELECT group_concat(value, char(10)) FROM json_each(w.value, '$.Asked')), ''),
    strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(w.value, '$.Since')), json_extract(w.value, '$.Title'),
    coalesce(json_extract(w.value, '$.Restricted'), b.restricted),
    coalesce((SELECT group_concat(value, char(10)) FROM json_each(w.value, '$.SeenBy')), '')
FROM bugs_as_text b, json_each(b.facts, '$.Waits') w;

INSERT OR IGNORE INTO reminders
SELECT b.id, lower(json_extract(r.value, '$.Person')), strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(r.value, '$.At')),
    json_extract(r.value, '$.Subject'), json_extract(r.value, '$.Rung')
FROM bugs_as_text b, json_each(b.facts, '$.Reminders') r;

INSERT INTO grants SELECT b.id, lower(g.value) FROM bugs_as_text b, json_each(b.facts, '$.Granted.To') g WHERE b.restricted = 0;

INSERT OR IGNORE INTO register_entries
SELECT json_extract(e.value, '$.Bug'), json_extract(e.value, '$.Attachment'), json_extract(e.value, '$.Title'), json_extract(e.value, '$.Product'),
    json_extract(e.value, '$.Decision'), coalesce((SELECT group_concat(value, ' ') FROM json_each(e.value, '$.Categories')), ''),
    json_extract(e.value, '$.DefaultOn'), json_extract(e.value, '$.Duration'), json_extract(e.value, '$.Expiry'), json_extract(e.value, '$.Steward'),
    json_extract(e.value, '$.Cite'), strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(e.value, '$.AskedAt')),
    strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(e.value, '$.DecidedAt'))
FROM bugs_as_text b, json_each(b.facts, '$.Register') e WHERE b.restricted = 0;

DROP TABLE bugs_as_text;

CREATE INDEX bugs_due ON bugs (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX bugs_by_reading ON bugs (reading, id);
CREATE INDEX assignments_by_bug ON assignments (bug);
CREATE INDEX assignments_by_time ON assignments (at, bug, attachment);
CREATE INDEX assignments_by_steward ON assignments (steward, at, bug, attachment);
CREATE INDEX open_requests_by_bug ON open_requests (bug);
CREATE INDEX waits_by_bug ON waits (bug);
CREATE INDEX reminders_by_bug ON reminders (bug);
CREATE INDEX reminders_by_time ON reminders (at);
CREATE INDEX reminders_by_subject ON reminders (subject);
CREATE INDEX grants_by_bug ON grants (bug);
CREATE INDEX grants_by_login ON grants (login, bug);
CREATE INDEX register_entries_by_bug ON register_entries (bug);
CREATE INDEX register_entries_by_time ON register_entries (decided_at DESC, bug, attachment);

DROP INDEX writes_by_key;
DROP INDEX writes_open;
CREATE INDEX writes_by_bug ON writes (bug);
CREATE INDEX writes_open ON writes (id) WHERE settled_at IS NULL;
CREATE INDEX reminded_by_time ON reminded (at);
CREATE INDEX reminded_by_subject ON reminded (subject, at);
CREATE INDEX notices_by_time ON notices (at);
CREATE INDEX notices_untold ON notices (at, key) WHERE told_at IS NULL;
CREATE INDEX failures_waiting ON failures (next_try) WHERE dead = 0;

-- How many notices there are, so that nobody has to count them.
INSERT INTO meta (name, value) SELECT 'notices', count(*) FROM notices;

PRAGMA user_version = 3;
