-- Which scenario the instances that share this database are in.
CREATE TABLE in_force (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  number     BIGINT NOT NULL,
  activation BIGINT NOT NULL,  -- number of the last change that was more than one of the clock
  scenario   TEXT NOT NULL,
  time       BIGINT NOT NULL,  -- of the scenario, in nanoseconds, at the instant `at`
  at         BIGINT NOT NULL,  -- microseconds since 1970
  speed      DOUBLE PRECISION NOT NULL,
  paused     BOOLEAN NOT NULL
);
