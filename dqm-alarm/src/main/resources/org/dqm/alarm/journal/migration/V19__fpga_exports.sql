-- Exports to an FPGA that people have asked for. The archives are files of the service; what is told of them stays.
CREATE TABLE fpga_export (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model         text        NOT NULL, -- name
    version       int         NOT NULL,
    options       jsonb       NOT NULL, -- as asked for, what was left out too
    by            text        NOT NULL,
    queued_at     timestamptz NOT NULL,
    state         text        NOT NULL, -- QUEUED, RUNNING, DONE, FAILED, INTERRUPTED
    step          text, -- of the one that runs, or of what it was at
    started_at    timestamptz,
    finished_at   timestamptz,
    failure       text, -- of FAILED and INTERRUPTED
    findings      jsonb, -- of DONE: precision, cost, agreement with float
    archive       text,  -- of DONE: file name for people
    archive_sum   text,  -- its SHA-256 in hex
    archive_bytes bigint,
    is_kept       boolean     NOT NULL DEFAULT false -- whether the archive is still there
);
CREATE INDEX fpga_export_unfinished ON fpga_export (id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX fpga_export_kept ON fpga_export (id) WHERE is_kept;
