-- Counting the ties of a province or a country reads its index alone.
DROP INDEX partnerships_by_country;
CREATE INDEX partnerships_by_country ON partnerships (country, province_id, cn_id, status);
DROP INDEX partnerships_by_province;
CREATE INDEX partnerships_by_province ON partnerships (province_id, country, status);
