package org.dqm.api.cli;

import java.io.PrintStream;

/** A progress bar on standard error: redrawn in place on a terminal, a line per tenth elsewhere. */
final class Progress {
    private static final int WIDTH = 30;
    private static final int COUNT_STEP = 500;

    private final PrintStream out;
    private final boolean isTerminal;
    private final String what;
    private int lastTenth;

    // A JDK from 22 on gives a console without a terminal too: then a log file gets the bar.
    @SuppressWarnings("SystemConsoleNull")
    Progress(String what) {
        this(what, System.err, System.console() != null);
    }

    Progress(String what, PrintStream out, boolean isTerminal) {
        this.what = what;
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Shows that so many are done, where nobody knows how many there will be. */
    void count(long done) {
        if (isTerminal) {
            out.print("\r" + what + " " + done);
            out.flush();
        } else if (done % COUNT_STEP == 0) {
            out.println(what + " " + done);
        }
    }

    /** Shows that {@code done} of {@code total} are done. */
    void show(long done, long total, String detail) {
        int tenth = (int) (10 * done / Math.max(1, total));
        if (isTerminal) {
            int filled = (int) (WIDTH * done / Math.max(1, total));
            out.print("\r" + what + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + total
                    + " " + detail + (done >= total ? "\n" : ""));
            out.flush();
        } else if (tenth > lastTenth) {
            out.println(what + " " + done + "/" + total + " " + detail);
        }
        lastTenth = tenth;
    }
}
