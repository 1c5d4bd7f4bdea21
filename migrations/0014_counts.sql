-- How much a reported figure counts; those that are shipped say so when they are loaded anew.
ALTER TABLE figures ADD COLUMN counts TEXT NOT NULL DEFAULT 'formal'
    CHECK (counts IN ('formal', 'wider', 'loose'));
