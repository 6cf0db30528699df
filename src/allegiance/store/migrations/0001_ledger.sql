-- Short strings that recur (ids of states, kinds, forms, outlets ...) are interned once.
CREATE TABLE code (
    key INTEGER PRIMARY KEY,
    value TEXT NOT NULL UNIQUE
) STRICT;

CREATE INDEX code_in_any_case ON code (value COLLATE NOCASE);

CREATE TABLE raw (
    key INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    deflated BLOB NOT NULL
) STRICT;

-- Dates are proleptic Gregorian ordinals (Python's date.toordinal).
CREATE TABLE document (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    raw INTEGER NOT NULL REFERENCES raw (key),
    path TEXT NOT NULL,
    text TEXT NOT NULL,
    media_type INTEGER NOT NULL REFERENCES code (key),
    url TEXT,
    outlet INTEGER REFERENCES code (key),
    title TEXT,
    byline TEXT,
    published INTEGER,
    language INTEGER REFERENCES code (key),
    captured TEXT NOT NULL,
    provenance TEXT NOT NULL
) STRICT;

CREATE INDEX document_by_date ON document (published DESC, id);

-- Persons and bodies who speak; `folded` is the name without case and accents.
CREATE TABLE speaker (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (id, folded)
) STRICT;

-- `json` is the claim by the contract; the other columns are read off it for the filters, and `verify` proves it.
CREATE TABLE claim (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document (key),
    start INTEGER NOT NULL,
    kind INTEGER NOT NULL REFERENCES code (key),
    actor INTEGER REFERENCES code (key),
    recipient INTEGER REFERENCES code (key),
    form INTEGER REFERENCES code (key),
    stage INTEGER REFERENCES code (key),
    polarity INTEGER NOT NULL REFERENCES code (key),
    speaker INTEGER REFERENCES speaker (key),
    first INTEGER,
    last INTEGER,
    json BLOB NOT NULL
) STRICT;

CREATE INDEX claim_by_document ON claim (document, start, id);
CREATE INDEX claim_by_pair ON claim (recipient, actor, form);
CREATE INDEX claim_by_actor ON claim (actor, form);
CREATE INDEX claim_by_speaker ON claim (speaker);

-- The sentence each claim was read from; its rowid is the key of the claim, the words stay in the document.
CREATE VIRTUAL TABLE claim_sentence USING fts5 (
    sentence, content = '', tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE issue (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    code INTEGER NOT NULL REFERENCES code (key),
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT,
    start INTEGER,
    "end" INTEGER
) STRICT;

-- One row a batch: the ids it added, chained by hash.
CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    added TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TRIGGER raw_stays BEFORE UPDATE ON raw BEGIN SELECT raise(ABORT, 'raw bytes never change'); END;
CREATE TRIGGER raw_remains BEFORE DELETE ON raw BEGIN SELECT raise(ABORT, 'raw bytes never change'); END;
CREATE TRIGGER document_stays BEFORE UPDATE ON document BEGIN SELECT raise(ABORT, 'documents never change'); END;
CREATE TRIGGER document_remains BEFORE DELETE ON document BEGIN SELECT raise(ABORT, 'documents never change'); END;
CREATE TRIGGER claim_stays BEFORE UPDATE ON claim BEGIN SELECT raise(ABORT, 'claims never change'); END;
CREATE TRIGGER claim_remains BEFORE DELETE ON claim BEGIN SELECT raise(ABORT, 'claims never change'); END;
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the log never changes'); END;
CREATE TRIGGER log_remains BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log never changes'); END;
