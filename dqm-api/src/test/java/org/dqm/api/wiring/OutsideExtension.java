package org.dqm.api.wiring;

import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.ingest.kafka.KafkaConnection;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its Kafka broker and its PostgreSQL database: parameters of type {@link KafkaConnection} (a broker of
 * the test class), and those of {@link PostgresExtension} (a database of the test).
 */
public final class OutsideExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(OutsideExtension.class);

    private final PostgresExtension postgres = new PostgresExtension();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isKafka(parameter) || postgres.supportsParameter(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return isKafka(parameter)
                ? KafkaConnection.to(broker(context).bootstrap())
                : postgres.resolveParameter(parameter, context);
    }

    private static boolean isKafka(ParameterContext parameter) {
        return parameter.getParameter().getType() == KafkaConnection.class;
    }

    private static BrokerServer broker(ExtensionContext context) {
        ExtensionContext ofClass = context.getParent().orElse(context);
        return ofClass.getStore(NAMESPACE)
                .getOrComputeIfAbsent("broker", key -> BrokerServer.start(), BrokerServer.class);
    }
}
