-- Documents that somebody added: the file each came from, when (Unix seconds), and what the reader
-- said about it (a JSON array of lines). Shipped documents have none of the three.

ALTER TABLE documents ADD COLUMN file TEXT COLLATE "C" CHECK (file <> '');
ALTER TABLE documents ADD COLUMN added_at BIGINT;
ALTER TABLE documents ADD COLUMN report TEXT COLLATE "C" CHECK (report <> '');
