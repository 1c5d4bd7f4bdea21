-- Documents that somebody added: the file each came from, when (Unix seconds), and what the reader
-- said about it (a JSON array of lines). Shipped documents have none of the three.

ALTER TABLE documents ADD COLUMN file TEXT CHECK (file <> '');
ALTER TABLE documents ADD COLUMN added_at INTEGER;
ALTER TABLE documents ADD COLUMN report TEXT CHECK (report <> '');
