package org.dqm.api.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dqm.alarm.journal.DatabaseAddress;
import org.dqm.alarm.journal.EmbeddedPostgres;
import org.dqm.api.config.ServiceConfig;
import org.dqm.domain.FatalException;
import org.dqm.ingest.kafka.EmbeddedBroker;
import org.dqm.ingest.kafka.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own broker and database, on this machine. */
final class Local implements Outside {
    private static final Logger LOG = LoggerFactory.getLogger(Local.class);

    private static final int CONNECT_MS = 1_000;

    private final LocalDirectory directory;
    private final EmbeddedBroker broker;
    private final KafkaConnection kafka;
    private final DatabaseAddress database;
    private final int databasePort;
    private EmbeddedPostgres postgres;

    private Local(LocalDirectory directory, EmbeddedBroker broker, EmbeddedPostgres postgres, ServiceConfig config) {
        this.directory = directory;
        this.broker = broker;
        this.postgres = postgres;
        this.database = postgres.address();
        this.databasePort = port(database.jdbcUrl());
        this.kafka = Outside.connection(config, broker.bootstrap());
    }

    /**
     * Starts both.
     *
     * @param directory where they keep their data
     * @param isFresh whether to wipe it first
     */
    static Local start(ServiceConfig config, Path directory, boolean isFresh) throws IOException {
        LocalDirectory taken = LocalDirectory.take(directory);
        try {
            if (isFresh) {
                wipe(taken);
            }
            // First the broker: a port that is in use is found out before anything has started.
            EmbeddedBroker broker = broker(taken.kafka(), config.embedded().kafkaPort());
            try {
                return new Local(taken, broker, EmbeddedPostgres.start(taken.postgres(), 0), config);
            } catch (RuntimeException e) {
                broker.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    private static EmbeddedBroker broker(Path folder, int port) {
        try {
            return EmbeddedBroker.start(folder, port);
        } catch (IOException e) {
            throw new FatalException(e.getMessage() + " (demo --kafka-port, or dqm.embedded.kafka-port)", e);
        }
    }

    private static void wipe(LocalDirectory directory) throws IOException {
        if (Files.exists(directory.postgres().resolve("data/postmaster.pid"))) {
            // A server that an earlier process left running would go on writing: starting stops it.
            EmbeddedPostgres.start(directory.postgres(), 0).close();
        }
        directory.wipe();
    }

    private static int port(String jdbcUrl) {
        return Integer.parseInt(jdbcUrl.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    @Override
    public KafkaConnection kafka() {
        return kafka;
    }

    @Override
    public DatabaseAddress database() {
        return database;
    }

    /** One reader alone: after a kill it takes its own place again, without waiting for its session to end. */
    @Override
    public Map<String, String> consumer() {
        return Map.of("group.instance.id", "embedded");
    }

    /** Starts the server again where it was, should it have died. */
    @Override
    public void mendDatabase() {
        if (!isListening()) {
            LOG.warn("the embedded database has died; it is started again");
            postgres.close();
            postgres = EmbeddedPostgres.start(directory.postgres(), databasePort);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), databasePort), CONNECT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        broker.close();
        postgres.close();
        directory.close();
    }
}
