-- What was joined to a lumisection when it was scored; null where nothing was. A restart scores it again with exactly
-- this, whatever is known by then.
ALTER TABLE score ADD COLUMN conditions jsonb;
