-- The highest lumisection of progress_run that has come, and one that waits for the one before it: a row of score.
ALTER TABLE element
    ADD newest_ls  int,
    ADD waiting_ls int;
