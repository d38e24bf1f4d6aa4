-- Floods: more new alarms of a subsystem than a person can take in.

ALTER TABLE sign ADD is_gross boolean NOT NULL DEFAULT false; -- since it was raised

-- Whether a change was something new to look at: shown, and not put aside. Floods are counted from these.
ALTER TABLE transition ADD is_news boolean NOT NULL DEFAULT false;
CREATE INDEX transition_news ON transition (ts) WHERE is_news;

-- Written under the lock of feed alone.
CREATE TABLE flood (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subsystem     text        NOT NULL,
    since         timestamptz NOT NULL, -- when its first alarm called
    ended_at      timestamptz,
    -- the change with which people were called, and how many alarms it had then; null while none of them is audible
    called_seq    bigint,
    called_alarms int
);
CREATE UNIQUE INDEX flood_lasting ON flood (subsystem) WHERE ended_at IS NULL;
CREATE INDEX flood_called ON flood (called_seq);
CREATE INDEX flood_ended ON flood (ended_at);
