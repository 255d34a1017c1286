-- The register as it is looked through: by words, filters, months and lengths of time.
DROP INDEX register_entries_by_bug;
DROP INDEX register_entries_by_time;
ALTER TABLE register_entries RENAME TO register_entries_of_3;

-- id: sorts as decisions do, by second and, within one, by attachment; so a walk along it is a walk through the register.
-- form, first_answer_at: null in what builds before this one entered.
-- facets: what can be filtered by, a word each, so that filters and words are found in one index.
CREATE TABLE register_entries (
    id INTEGER PRIMARY KEY,
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
    decided_at TEXT NOT NULL,
    first_answer_at TEXT,
    form TEXT,
    collected TEXT,
    month TEXT GENERATED ALWAYS AS (substr(decided_at, 1, 7)) VIRTUAL,
    days_to_answer INTEGER GENERATED ALWAYS AS ((strftime('%s', first_answer_at) - strftime('%s', asked_at)) / 86400) VIRTUAL,
    days_to_decision INTEGER GENERATED ALWAYS AS ((strftime('%s', decided_at) - strftime('%s', asked_at)) / 86400) VIRTUAL,
    facets TEXT GENERATED ALWAYS AS (
        CASE decision WHEN '+' THEN 'granted0' ELSE 'denied0' END
        || ' p' || hex(product) || '0 s' || hex(steward) || '0'
        || CASE WHEN categories = '' THEN '' ELSE ' c' || replace(categories, ' ', ' c') END
        || CASE WHEN expiry IS NULL THEN '' ELSE ' x' || substr(expiry, 1, 4) || substr(expiry, 6, 2) END) VIRTUAL);

-- Found by words; holds none of its own, and what leaves the table leaves no trace in it.
CREATE VIRTUAL TABLE register_words USING fts5 (
    bug, title, collected, product, steward, facets,
    content = 'register_entries', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO register_words (register_words, rank) VALUES ('secure-delete', 1);

-- How often each month, product, steward, set of categories and length of time occurs: what charts and lists of choices are made of.
CREATE TABLE register_counts (
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    decision TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (what, value, decision)) WITHOUT ROWID;

CREATE TRIGGER register_entries_entered AFTER INSERT ON register_entries BEGIN
    INSERT INTO register_words (rowid, bug, title, collected, product, steward, facets)
    VALUES (new.id, new.bug, new.title, new.collected, new.product, new.steward, new.facets);
    INSERT INTO register_counts (what, value, decision, count)
    SELECT what, value, decision, 1 FROM (
        SELECT 'month' AS what, new.month AS value, new.decision AS decision UNION ALL
        SELECT 'product', new.product, new.decision UNION ALL
        SELECT 'steward', new.steward, new.decision UNION ALL
        SELECT 'categories', new.categories, new.decision UNION ALL
        SELECT 'days to answer', CAST(new.days_to_answer AS TEXT), new.decision WHERE new.days_to_answer IS NOT NULL UNION ALL
        SELECT 'days to decision', CAST(new.days_to_decision AS TEXT), new.decision WHERE new.days_to_decision IS NOT NULL)
    WHERE true
    ON CONFLICT (what, value, decision) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER register_entries_taken_out AFTER DELETE ON register_entries BEGIN
    INSERT INTO register_words (register_words, rowid, bug, title, collected, product, steward, facets)
    VALUES ('delete', old.id, old.bug, old.title, old.collected, old.product, old.steward, old.facets);
    UPDATE register_counts SET count = count - 1
    WHERE decision = old.decision AND (
            (what = 'month' AND value = old.month)
            OR (what = 'product' AND value = old.product)
            OR (what = 'steward' AND value = old.steward)
            OR (what = 'categories' AND value = old.categories)
            OR (what = 'days to answer' AND value = CAST(old.days_to_answer AS TEXT))
            OR (what = 'days to decision' AND value = CAST(old.days_to_decision AS TEXT)));
    DELETE FROM register_counts WHERE count = 0;
END;

INSERT INTO register_entries (id, bug, attachment, title, product, decision, categories, default_on, duration, expiry, steward, cite, asked_at, decided_at)
SELECT (CAST(strftime('%s', decided_at) AS INTEGER) << 31) | (attachment & 2147483647),
    bug, attachment, title, product, decision, categories, default_on, duration, expiry, steward, cite, asked_at, decided_at
FROM register_entries_of_3;

DROP TABLE register_entries_of_3;

CREATE INDEX register_entries_by_bug ON register_entries (bug);
CREATE INDEX register_entries_by_attachment ON register_entries (attachment);
CREATE INDEX register_entries_by_expiry ON register_entries (expiry, id) WHERE expiry IS NOT NULL;

PRAGMA user_version = 4;
