CREATE TABLE revision (
  number     INTEGER PRIMARY KEY,
  time       INTEGER NOT NULL, -- microseconds since 1970
  author     TEXT NOT NULL,
  address    TEXT NOT NULL,
  reason     TEXT NOT NULL,
  origin     TEXT NOT NULL,
  format     TEXT NOT NULL,
  digest     TEXT NOT NULL,    -- SHA-256 of the text
  bytes      INTEGER NOT NULL, -- of the text in UTF-8
  parent     INTEGER,
  difference TEXT,
  label      TEXT,
  note       TEXT,
  text       BLOB NOT NULL     -- deflated UTF-8
);
CREATE TABLE idempotency (
  key      TEXT PRIMARY KEY,
  request  TEXT NOT NULL,
  revision INTEGER NOT NULL,
  time     INTEGER NOT NULL
);
CREATE INDEX idempotency_time ON idempotency (time);
CREATE TABLE file_seen (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  digest TEXT NOT NULL
);
-- So that a store which is up to date is known without starting the migration tool.
PRAGMA user_version = 1;
