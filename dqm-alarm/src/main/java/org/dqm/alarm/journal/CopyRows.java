package org.dqm.alarm.journal;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows for one {@code COPY … FROM STDIN}, in PostgreSQL's text format. Not for use by several threads. */
final class CopyRows {
    private final StringBuilder text = new StringBuilder();
    private boolean rowIsEmpty = true;

    CopyRows add(@Nullable Object value) {
        if (!rowIsEmpty) {
            text.append('\t');
        }
        rowIsEmpty = false;
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    void endRow() {
        text.append('\n');
        rowIsEmpty = true;
    }

    void send(Connection connection, String into) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + into + " FROM STDIN", new StringReader(text.toString()));
        } catch (IOException e) {
            throw new IllegalStateException("reading a string does not fail", e);
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
