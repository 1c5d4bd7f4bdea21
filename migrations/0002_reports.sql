-- What people say is wrong, and what nobody could answer. No row names a person: who wants an
-- answer writes into `contact` how to be reached. Times are in Unix seconds.

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    made_at INTEGER NOT NULL,
    reading TEXT,
    what TEXT NOT NULL,
    contact TEXT
) STRICT;

CREATE TABLE unanswered (
    id INTEGER PRIMARY KEY,
    asked_at INTEGER NOT NULL,
    question TEXT NOT NULL,
    reading TEXT NOT NULL
) STRICT;
