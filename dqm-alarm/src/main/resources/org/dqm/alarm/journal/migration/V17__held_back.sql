-- Raised, and less loud or severe than it would be if conditions had not been missing.
ALTER TABLE sign ADD COLUMN is_held_back boolean NOT NULL DEFAULT false;
CREATE INDEX sign_held_back ON sign (alarm_id) WHERE is_held_back;
