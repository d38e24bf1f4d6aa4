package org.dqm.model.report;

/** One part of the report. */
interface Section {
    String title();

    /** Writes what stands below the title; says so where the evaluation has not measured it. */
    void write(ReportData data, Markup out);
}
