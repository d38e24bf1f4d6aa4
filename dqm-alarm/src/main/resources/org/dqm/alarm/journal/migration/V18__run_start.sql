-- Whether the fault was there when its run began, and not at the end of the run before.
ALTER TABLE alarm ADD COLUMN at_run_start boolean NOT NULL DEFAULT false;
