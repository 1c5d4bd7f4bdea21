-- What people change after the shipped facts, so that nothing is ever lost.
--
-- Rows are kept as JSON in the form of the data files: `before` is null for a new row, `after` for
-- a retired one. `row_id` is the row's number in its own table and is never given to another row;
-- `key` names it for people. `shipped_in` is that of `before`: with it, undoing a change gives the
-- row back to the shipped facts. Times are in Unix seconds.

CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    made_at INTEGER NOT NULL,
    who TEXT NOT NULL CHECK (who <> ''),
    file TEXT NOT NULL,
    hash TEXT NOT NULL,
    counts TEXT NOT NULL
) STRICT;

CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    made_at INTEGER NOT NULL,
    who TEXT NOT NULL CHECK (who <> ''),
    why TEXT NOT NULL CHECK (why <> ''),
    action TEXT NOT NULL CHECK (action IN ('add', 'set', 'retire', 'undo', 'resolve')),
    kind TEXT NOT NULL CHECK (kind IN ('source', 'place', 'alias', 'partnership', 'figure')),
    row_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    shipped_in INTEGER,
    import_id INTEGER REFERENCES imports (id),
    undoes INTEGER REFERENCES changes (id),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE INDEX changes_by_row ON changes (kind, row_id);
CREATE INDEX changes_by_import ON changes (import_id) WHERE import_id IS NOT NULL;

CREATE TRIGGER changes_stay BEFORE UPDATE ON changes
BEGIN SELECT RAISE(ABORT, 'the history is not rewritten'); END;
CREATE TRIGGER changes_remain BEFORE DELETE ON changes
BEGIN SELECT RAISE(ABORT, 'the history is not rewritten'); END;

-- Shipped rows that a change stands before. `seen` is what was shipped when a person decided,
-- `shipped` what is shipped now; null is "no such row". Where the two differ, the person has to
-- decide again.
CREATE TABLE overruled (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    seen TEXT,
    shipped TEXT,
    UNIQUE (kind, key)
) STRICT;
