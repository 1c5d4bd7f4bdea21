-- Files that somebody sent for an import and has not yet confirmed: `job` says as JSON what is to be
-- done with them. They are gone when the import is done, and after a day in any case. Times are in
-- Unix seconds.

CREATE TABLE uploads (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at INTEGER NOT NULL,
    who TEXT NOT NULL CHECK (who <> ''),
    file TEXT NOT NULL CHECK (file <> ''),
    job TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
