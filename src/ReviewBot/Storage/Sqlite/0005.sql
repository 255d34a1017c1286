-- What pages show of a bug, as the last pass saw it: the whole, and for lists what waits in it. Of a restricted bug nothing but how much waits.
CREATE TABLE trails (bug INTEGER PRIMARY KEY, restricted INTEGER NOT NULL, waiting INTEGER NOT NULL, queue TEXT, trail TEXT);
CREATE INDEX trails_waiting ON trails (waiting) WHERE waiting > 0;

PRAGMA user_version = 5;
