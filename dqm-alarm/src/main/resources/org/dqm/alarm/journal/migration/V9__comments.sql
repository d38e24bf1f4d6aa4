-- How far people have come with an acknowledged alarm; null where nobody has acknowledged.
ALTER TABLE alarm ADD handling text;
UPDATE alarm SET handling = 'SEEN' WHERE acknowledged_by IS NOT NULL;

-- The thread of an alarm: what people wrote with what they did.
CREATE INDEX transition_comment ON transition (alarm_id, seq) WHERE comment IS NOT NULL;
