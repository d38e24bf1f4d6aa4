-- Answers to requests with a key, so that a request that is sent again is not done again.
CREATE TABLE answered_request (
    identity text        NOT NULL,
    key      text        NOT NULL,
    request  text        NOT NULL, -- SHA-256 of what was asked
    answer   text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (identity, key)
);
CREATE INDEX answered_request_at ON answered_request (at);
