-- Searching alarms for a part of a word: by trigrams where the server has them (PostgreSQL's contrib), else by reading
-- through all, which finds the same.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX alarm_search ON alarm USING gin (search gin_trgm_ops);
EXCEPTION
    -- undefined_object: the extension is there, in a schema that is not on our path (the canary's).
    WHEN feature_not_supported OR undefined_file OR undefined_object OR insufficient_privilege THEN
        RAISE NOTICE 'no pg_trgm: %', SQLERRM;
END
$$;
