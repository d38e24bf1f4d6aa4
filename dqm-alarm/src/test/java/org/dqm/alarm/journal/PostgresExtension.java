package org.dqm.alarm.journal;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its own empty PostgreSQL database: a parameter of type {@link Database} (schema made, closed after the
 * test) or {@link DatabaseAddress}. Both in one test are the same database. The server is shared by the whole JVM.
 */
public final class PostgresExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Database.class, DatabaseAddress.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        DatabaseAddress address = context.getStore(NAMESPACE)
                .getOrComputeIfAbsent("address", key -> server(context).newDatabase(), DatabaseAddress.class);
        if (parameter.getParameter().getType() == DatabaseAddress.class) {
            return address;
        }
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent("database", key -> Database.open(address), Database.class);
    }

    private static PostgresServer server(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("server", key -> PostgresServer.start(), PostgresServer.class);
    }
}
