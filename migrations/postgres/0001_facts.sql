-- The store of facts, as migrations/0001_facts.sql describes it. In these files numbers are BIGINT
-- and texts are compared byte by byte, as SQLite has it, so that both give the same answers.
--
-- Dates are packed numbers, yyyymmdd with zeros for an unknown month or day, so that they sort and
-- a year is a range. Ids are given by the program. `slug` is the id in the data files and is the
-- same in every release. `shipped_in` is the generation in which a row last came with the shipped
-- facts; rows that somebody else entered have none, so an upgrade can tell the two apart.

-- One row: what the store holds and how often it has changed.
CREATE TABLE meta (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    data_version TEXT COLLATE "C" NOT NULL,
    loaded_by TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL CHECK (generation >= 0)
);

-- What tells a schema of ours from somebody else's.
COMMENT ON TABLE meta IS 'youcheng';

INSERT INTO meta (id, data_version, loaded_by, generation) VALUES (1, '', '', 0);

CREATE TABLE sources (
    id BIGINT PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE CHECK (slug <> ''),
    publisher TEXT COLLATE "C" NOT NULL CHECK (publisher <> ''),
    title TEXT COLLATE "C" NOT NULL CHECK (title <> ''),
    url TEXT COLLATE "C" CHECK (url ILIKE 'http://%' OR url ILIKE 'https://%'),
    as_of BIGINT CHECK (
        as_of BETWEEN 10000 AND 99991231
        AND as_of / 100 % 100 <= 12
        AND as_of % 100 <= CASE as_of / 100 % 100
            WHEN 0 THEN 0 WHEN 2 THEN 29 WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30
            WHEN 11 THEN 30 ELSE 31 END
    ),
    lang TEXT COLLATE "C" NOT NULL CHECK (lang <> ''),
    shipped_in BIGINT
);

-- The generated columns let foreign keys say what a place must be: `iso` is set for countries only
-- and `abroad` for units of foreign countries only, as `province_id` is for units of China only.
CREATE TABLE places (
    id BIGINT PRIMARY KEY CHECK (id BETWEEN 1 AND 4294967295),
    slug TEXT COLLATE "C" NOT NULL UNIQUE CHECK (slug <> ''),
    level TEXT COLLATE "C" NOT NULL CHECK (level IN (
        'country', 'province', 'municipality', 'prefecture', 'county', 'district',
        'city', 'state', 'region', 'other'
    )),
    country TEXT COLLATE "C" NOT NULL CHECK (length(country) = 2 AND country = upper(country)),
    parent_id BIGINT REFERENCES places (id),
    province_id BIGINT REFERENCES places (id),
    en TEXT COLLATE "C" NOT NULL CHECK (en <> ''),
    zh TEXT COLLATE "C" NOT NULL CHECK (zh <> ''),
    zh_hant TEXT COLLATE "C" NOT NULL CHECK (zh_hant <> ''),
    pinyin TEXT COLLATE "C" CHECK (pinyin <> ''),
    lat DOUBLE PRECISION CHECK (lat BETWEEN -90 AND 90),
    lon DOUBLE PRECISION CHECK (lon BETWEEN -180 AND 180),
    coord_source TEXT COLLATE "C" CHECK (coord_source <> ''),
    shipped_in BIGINT,
    iso TEXT COLLATE "C" GENERATED ALWAYS AS (CASE WHEN level = 'country' THEN country END) STORED UNIQUE,
    abroad TEXT COLLATE "C" GENERATED ALWAYS AS (
        CASE WHEN level <> 'country' AND country <> 'CN' THEN country END
    ) STORED,
    UNIQUE (id, province_id),
    UNIQUE (id, abroad),
    FOREIGN KEY (country) REFERENCES places (iso),
    CHECK ((level = 'country') = (parent_id IS NULL)),
    CHECK ((level <> 'country' AND country = 'CN') = (province_id IS NOT NULL)),
    CHECK ((lat IS NULL) = (lon IS NULL) AND (lat IS NULL) = (coord_source IS NULL))
);

CREATE INDEX places_by_parent ON places (parent_id);
CREATE INDEX places_by_country ON places (country);

CREATE TABLE groups (
    id BIGINT PRIMARY KEY CHECK (id BETWEEN 1 AND 65535),
    slug TEXT COLLATE "C" NOT NULL UNIQUE CHECK (slug <> ''),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('world', 'continent', 'region', 'bloc', 'label')),
    en TEXT COLLATE "C" NOT NULL CHECK (en <> ''),
    zh TEXT COLLATE "C" NOT NULL CHECK (zh <> ''),
    zh_hant TEXT COLLATE "C" NOT NULL CHECK (zh_hant <> ''),
    shipped_in BIGINT
);

CREATE TABLE group_members (
    group_id BIGINT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    iso TEXT COLLATE "C" NOT NULL REFERENCES places (iso),
    shipped_in BIGINT,
    PRIMARY KEY (group_id, iso)
);

-- Every name of a place or a group. `main` names are those of its own row; `folded` is the form in
-- which names are compared.
CREATE TABLE names (
    id BIGINT PRIMARY KEY,
    place_id BIGINT REFERENCES places (id) ON DELETE CASCADE,
    group_id BIGINT REFERENCES groups (id) ON DELETE CASCADE,
    lang TEXT COLLATE "C" NOT NULL CHECK (lang IN ('en', 'zh', 'pinyin', 'en-adj', 'zh-short')),
    main BOOLEAN NOT NULL,
    name TEXT COLLATE "C" NOT NULL CHECK (name <> ''),
    folded TEXT COLLATE "C" NOT NULL CHECK (folded <> ''),
    shipped_in BIGINT,
    CHECK ((place_id IS NULL) <> (group_id IS NULL))
);

CREATE UNIQUE INDEX names_once ON names (
    coalesce(place_id, 0), coalesce(group_id, 0), lang, name
);
CREATE INDEX names_by_place ON names (place_id);
CREATE INDEX names_by_group ON names (group_id);

-- A Chinese unit (only those have a province) tied to a unit of a foreign country (only those are
-- abroad): the two foreign keys keep every other pair out. Province and country stand in the row
-- so that counts need no other table.
CREATE TABLE partnerships (
    id BIGINT PRIMARY KEY,
    cn_id BIGINT NOT NULL,
    province_id BIGINT NOT NULL,
    partner_id BIGINT NOT NULL,
    country TEXT COLLATE "C" NOT NULL,
    since BIGINT CHECK (
        since BETWEEN 10000 AND 99991231
        AND since / 100 % 100 <= 12
        AND since % 100 <= CASE since / 100 % 100
            WHEN 0 THEN 0 WHEN 2 THEN 29 WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30
            WHEN 11 THEN 30 ELSE 31 END
    ),
    since_basis TEXT COLLATE "C" CHECK (since_basis IN ('document', 'unverified')),
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('active', 'suspended', 'terminated')),
    source_id BIGINT NOT NULL REFERENCES sources (id),
    shipped_in BIGINT,
    CHECK ((since IS NULL) = (since_basis IS NULL)),
    UNIQUE (cn_id, partner_id),
    FOREIGN KEY (cn_id, province_id) REFERENCES places (id, province_id) ON UPDATE CASCADE,
    FOREIGN KEY (partner_id, country) REFERENCES places (id, abroad)
);

CREATE INDEX partnerships_by_partner ON partnerships (partner_id);
CREATE INDEX partnerships_by_country ON partnerships (country, province_id, cn_id);
CREATE INDEX partnerships_by_province ON partnerships (province_id, country);
CREATE INDEX partnerships_by_date ON partnerships (since);
CREATE INDEX partnerships_by_day ON partnerships ((since % 10000));

CREATE TABLE figures (
    id BIGINT PRIMARY KEY,
    metric TEXT COLLATE "C" NOT NULL CHECK (metric IN (
        'partnerships', 'new_partnerships', 'partner_countries', 'partner_provinces',
        'partner_cities', 'chinese_provinces', 'chinese_cities', 'chinese_local_governments',
        'country_rank_share', 'countries_in_scope', 'member_cities'
    )),
    place_id BIGINT REFERENCES places (id),
    group_id BIGINT REFERENCES groups (id),
    value DOUBLE PRECISION NOT NULL CHECK (value >= 0),
    unit TEXT COLLATE "C" NOT NULL CHECK (unit IN ('pairs', 'countries', 'units', 'cities', 'percent')),
    as_of BIGINT CHECK (
        as_of BETWEEN 10000 AND 99991231
        AND as_of / 100 % 100 <= 12
        AND as_of % 100 <= CASE as_of / 100 % 100
            WHEN 0 THEN 0 WHEN 2 THEN 29 WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30
            WHEN 11 THEN 30 ELSE 31 END
    ),
    source_id BIGINT NOT NULL REFERENCES sources (id),
    locator TEXT COLLATE "C" CHECK (locator <> ''),
    note TEXT COLLATE "C" CHECK (note <> ''),
    shipped_in BIGINT,
    CHECK ((place_id IS NULL) <> (group_id IS NULL)),
    CHECK (unit <> 'percent' OR value <= 100),
    CHECK (unit = 'percent' OR value = round(value))
);

CREATE UNIQUE INDEX figures_once ON figures (
    metric, coalesce(place_id, 0), coalesce(group_id, 0), coalesce(as_of, 0), source_id, value, unit
);
CREATE INDEX figures_by_place ON figures (place_id, metric);
CREATE INDEX figures_by_group ON figures (group_id, metric);
CREATE INDEX figures_by_metric ON figures (metric, as_of);

-- The documents that are searched. `metadata` is the front matter as JSON, `hash` tells whether
-- the text has changed since the index was built.
CREATE TABLE documents (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE CHECK (slug <> ''),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('article', 'policy', 'digest')),
    lang TEXT COLLATE "C" NOT NULL CHECK (lang IN ('en', 'zh')),
    title TEXT COLLATE "C" NOT NULL CHECK (title <> ''),
    metadata TEXT COLLATE "C" NOT NULL CHECK (metadata <> ''),
    hash TEXT COLLATE "C" NOT NULL CHECK (hash <> ''),
    shipped_in BIGINT
);

-- `section`, `sources` and `notes` are JSON arrays: headings, slugs of sources, footnotes.
CREATE TABLE passages (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    document_id BIGINT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal BIGINT NOT NULL CHECK (ordinal > 0),
    section TEXT COLLATE "C" NOT NULL,
    pages TEXT COLLATE "C" CHECK (pages <> ''),
    locator TEXT COLLATE "C" CHECK (locator <> ''),
    point BIGINT CHECK (point > 0),
    sources TEXT COLLATE "C" NOT NULL,
    notes TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL CHECK (text <> ''),
    UNIQUE (document_id, ordinal)
);
