-- Figures of a time span: when alarms were raised, and when people acknowledged.
CREATE INDEX transition_raised ON transition (ts, seq) INCLUDE (alarm_id) WHERE cause IN ('RAISED', 'LATE');
CREATE INDEX transition_acknowledged ON transition (ts) WHERE cause = 'ACKNOWLEDGED';
