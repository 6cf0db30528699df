-- What reviewers said about two claims: rows are only ever added, the latest on a pair holds.
CREATE TABLE judgement (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    one TEXT NOT NULL REFERENCES claim (id),
    other TEXT NOT NULL REFERENCES claim (id),
    verdict TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT
) STRICT;

CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT raise(ABORT, 'judgements never change'); END;
CREATE TRIGGER judgement_remains BEFORE DELETE ON judgement BEGIN SELECT raise(ABORT, 'judgements never change'); END;
