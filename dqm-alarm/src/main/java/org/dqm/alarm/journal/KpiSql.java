package org.dqm.alarm.journal;

import org.dqm.alarm.Track;

/** The questions behind {@link Kpis}. */
final class KpiSql {
    /** Parameters: from, to. */
    private static final String RAISED = """
            SELECT t.ts, t.seq, t.alarm_id, t.announced, a.subsystem, a.threshold_id, a.threshold_version
            FROM transition t JOIN alarm a ON a.id = t.alarm_id
            WHERE t.cause IN ('RAISED', 'LATE') AND t.ts >= ? AND t.ts < ? AND a.stage <> 'SHADOW'""";

    /** Those that a check of an element raised: faults of the pipeline have neither. */
    private static final String OF_CHECKS = RAISED + " AND a.kind <> 'PIPELINE'";

    /** Parameters: from, from, to. A row without subsystem is all of them. */
    static final String RATES = """
            SELECT subsystem, sum(alarms), sum(announced), max(alarms) FROM (
                SELECT r.subsystem, floor(extract(epoch FROM r.ts - ?::timestamptz) / 600) AS stretch, count(*) AS alarms,
                    count(*) FILTER (WHERE r.announced) AS announced
                FROM (%s) r
                GROUP BY GROUPING SETS ((r.subsystem, 2), (2))) s
            GROUP BY subsystem ORDER BY 2 DESC, 1""".formatted(RAISED);

    /**
     * Parameters: from, to, from, to. From each alarm that is the eleventh within ten minutes, until the first of these
     * eleven is ten minutes old; what the stretch before covers is not counted twice. The alarms of ten minutes before
     * the span count towards its first flood.
     */
    static final String FLOOD =
            """
            SELECT coalesce(sum(greatest(0, extract(epoch FROM
                least(until, ends) - greatest(ts, begins, coalesce(covered, begins))))), 0)
            FROM (
                SELECT ts, until, begins, ends, max(until) OVER (
                    ORDER BY ts, seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
                FROM (
                    SELECT r.ts, r.seq, lag(r.ts, 10) OVER (ORDER BY r.ts, r.seq) + interval '10 min' AS until,
                        b.begins, b.ends
                    FROM (SELECT ?::timestamptz AS begins, ?::timestamptz AS ends) b
                    CROSS JOIN LATERAL (%s) r) e
                WHERE until > ts) f""".formatted(RAISED.replace("t.ts >= ?", "t.ts >= ?::timestamptz - interval '10 min'"));

    /** Parameters: from, to, number of elements. */
    static final String ELEMENTS = """
            SELECT e.id, e.me, n.alarms FROM (
                SELECT s.element_id, count(*) AS alarms FROM (%s) r JOIN sign s ON s.alarm_id = r.alarm_id
                GROUP BY s.element_id ORDER BY 2 DESC, 1 LIMIT ?) n
            JOIN element e ON e.id = n.element_id ORDER BY n.alarms DESC, e.id""".formatted(OF_CHECKS);

    /** Parameters: from, to, number of checks. */
    static final String CHECKS = """
            WITH raised AS (%s), said AS (
                SELECT DISTINCT ON (l.alarm_id) l.alarm_id, l.verdict FROM label l
                WHERE l.alarm_id IN (SELECT alarm_id FROM raised) AND l.verdict <> 'WITHDRAWN'
                    AND NOT EXISTS (SELECT FROM label n WHERE n.supersedes = l.id)
                ORDER BY l.alarm_id, l.id DESC)
            SELECT r.threshold_id, (
                    SELECT v.content ->> 'pattern' FROM threshold_version v WHERE v.threshold_id = r.threshold_id
                    ORDER BY v.version DESC LIMIT 1),
                count(*), count(DISTINCT r.alarm_id) FILTER (WHERE s.verdict = 'BAD'),
                count(DISTINCT r.alarm_id) FILTER (WHERE s.verdict = 'GOOD')
            FROM raised r LEFT JOIN said s USING (alarm_id)
            GROUP BY r.threshold_id ORDER BY 3 DESC, 1 NULLS FIRST LIMIT ?""".formatted(OF_CHECKS);

    /** Parameter: to. */
    static final String STANDING = """
            SELECT count(*) FILTER (WHERE a.since <= ?::timestamptz - interval '24 hours'),
                count(*) FILTER (WHERE EXISTS (
                    SELECT FROM sign s WHERE s.alarm_id = a.id AND s.activations >= %d))
            FROM alarm a
            WHERE a.is_open AND a.condition IN ('ACTIVE', 'PENDING_OFF', 'UNKNOWN') AND a.stage <> 'SHADOW'""".formatted(Track.INTERMITTENT);

    /** Parameters: from, to. An acknowledgement that was taken back and given again counts once. */
    static final String RESPONSE = """
            SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY waited),
                percentile_cont(0.95) WITHIN GROUP (ORDER BY waited)
            FROM (
                SELECT extract(epoch FROM min(t.ts) - min(b.ts))::float8 AS waited
                FROM transition t
                JOIN alarm a ON a.id = t.alarm_id
                CROSS JOIN LATERAL (
                    SELECT f.ts FROM transition f
                    WHERE f.alarm_id = t.alarm_id AND f.cause <> 'SCORED' AND f.revision = t.revision
                    ORDER BY f.seq LIMIT 1) b
                WHERE t.cause = 'ACKNOWLEDGED' AND t.ts >= ? AND t.ts < ? AND a.stage <> 'SHADOW'
                GROUP BY t.alarm_id, t.revision) w""";

    private KpiSql() {}
}
