-- A replayed element is another one than the live one of the same path.
ALTER TABLE element ADD COLUMN stream text NOT NULL DEFAULT 'LIVE'; -- LIVE, REPLAY
