package org.dqm.alarm.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A WHERE clause in the making. Not for use by several threads. */
final class SqlWhere {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    void and(String condition, Object... itsValues) {
        sql.append(sql.isEmpty() ? " WHERE " : " AND ").append(condition);
        values.addAll(List.of(itsValues));
    }

    /** Empty, or the clause with a space in front. */
    String sql() {
        return sql.toString();
    }

    /** Sets the first parameters of {@code statement}, as many as the clause has. */
    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
