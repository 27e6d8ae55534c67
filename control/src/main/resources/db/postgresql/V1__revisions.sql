CREATE TABLE revision (
  number     BIGINT PRIMARY KEY,
  time       BIGINT NOT NULL, -- microseconds since 1970
  author     TEXT NOT NULL,
  address    TEXT NOT NULL,
  reason     TEXT NOT NULL,
  origin     TEXT NOT NULL,
  format     TEXT NOT NULL,
  digest     TEXT NOT NULL,   -- SHA-256 of the text
  bytes      BIGINT NOT NULL, -- of the text in UTF-8
  parent     BIGINT,
  difference TEXT,
  label      TEXT,
  note       TEXT,
  text       BYTEA NOT NULL   -- deflated UTF-8
);
CREATE TABLE idempotency (
  key      TEXT PRIMARY KEY,
  request  TEXT NOT NULL,
  revision BIGINT NOT NULL,
  time     BIGINT NOT NULL
);
CREATE INDEX idempotency_time ON idempotency (time);
CREATE TABLE file_seen (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  digest TEXT NOT NULL
);
