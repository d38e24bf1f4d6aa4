-- It holds in runs of these types alone; empty: in every run.
ALTER TABLE mask ADD COLUMN run_types text[] NOT NULL DEFAULT '{}';
