-- An alarm is one fault; a sign is how one element shows it.
CREATE TABLE sign (
    alarm_id             bigint NOT NULL REFERENCES alarm,
    element_id           bigint NOT NULL REFERENCES element,
    kind                 text   NOT NULL,
    nx                   int    NOT NULL,
    ny                   int    NOT NULL,
    bins                 text   NOT NULL, -- row-major ranges: 12-16,84
    unit                 text,
    condition            text   NOT NULL,
    severity             text   NOT NULL,
    threshold            float8 NOT NULL,
    first_run            int    NOT NULL,
    first_ls             int    NOT NULL,
    model_name           text   NOT NULL,
    model_version        int    NOT NULL,
    live_run             int    NOT NULL,
    live_ls              int    NOT NULL,
    score                float8 NOT NULL,
    persistent_score     float8 NOT NULL,
    reconstruction_error float8 NOT NULL,
    -- running state of the policy
    recent               text   NOT NULL, -- findings, a letter each, oldest first
    good_in_a_row        int    NOT NULL,
    activations          int    NOT NULL,
    last_bad             bigint NOT NULL, -- counted as element.scored
    PRIMARY KEY (alarm_id, element_id)
);
CREATE INDEX sign_of_element ON sign (element_id);

INSERT INTO sign
SELECT id, element_id, kind, nx, ny, bins, unit, condition, severity, threshold, onset_run, onset_ls, model_name,
    model_version, live_run, live_ls, score, persistent_score, reconstruction_error, recent, good_in_a_row, 0, 0
FROM alarm;

ALTER TABLE alarm
    ADD dataset   text,
    ADD subsystem text,
    ADD search    text; -- what a search looks through: title, units and paths in lower case
UPDATE alarm a
SET dataset = e.dataset, subsystem = split_part(e.me, '/', 1),
    search = lower(a.title || ' ' || coalesce(a.unit, '') || ' ' || e.me)
FROM element e WHERE e.id = a.element_id;
ALTER TABLE alarm
    ALTER dataset SET NOT NULL,
    ALTER subsystem SET NOT NULL,
    ALTER search SET NOT NULL,
    DROP element_id, DROP nx, DROP ny, DROP bins, DROP threshold, DROP model_name, DROP model_version, DROP live_run,
    DROP live_ls, DROP score, DROP persistent_score, DROP reconstruction_error, DROP recent, DROP good_in_a_row;
ALTER TABLE alarm RENAME size_seen TO known_bins;
ALTER TABLE alarm RENAME unit_seen TO known_unit;
CREATE INDEX alarm_onset ON alarm (subsystem, onset_run, onset_ls) WHERE is_followed;

ALTER TABLE element
    ADD scored         bigint NOT NULL DEFAULT 0, -- lumisections scored in order
    -- lumisections without a score since the last one that has one
    ADD silent_run     int,
    ADD silent_ls      int,
    ADD silent_count   int;
