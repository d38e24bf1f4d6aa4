-- Elements that an expert has taken out of service. Never changed but to end; what has ended stays. A change waits for
-- batches that commit, by the row of mask_edition.
CREATE TABLE out_of_service (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    element    text   NOT NULL, -- pattern
    reason     text   NOT NULL,
    author     text   NOT NULL,
    at         timestamptz NOT NULL,
    until      timestamptz, -- null: until a person ends it
    ended_at   timestamptz,
    ended_by   text, -- null if its time was over
    end_reason text
);
CREATE INDEX out_of_service_in_force ON out_of_service (id) WHERE ended_at IS NULL;
