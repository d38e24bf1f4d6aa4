package org.dqm.api.kill;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dqm.api.kill.ServiceProcess.Victim;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.ingest.kafka.KafkaConnection;
import org.slf4j.LoggerFactory;

/** One run without and one with kills, and what must be equal. */
final class KillStory {
    private static final int LUMISECTIONS_PER_KILL = 8;
    private static final List<Victim> VICTIMS = List.of(Victim.SERVICE, Victim.DATABASE, Victim.EVERYTHING);
    private static final Duration LATEST_KILL = Duration.ofMillis(1500);
    private static final Duration CLEAN_STOP = Duration.ofSeconds(20);

    private final Path folder;
    private final Random random;
    private final List<LumisectionHistogram> feed;
    private final int kills;
    private final Duration catchUp;
    private List<String> granted = List.of();

    KillStory(Path folder, int kills, long seed) {
        this.folder = folder;
        this.kills = kills;
        this.catchUp = Duration.ofMinutes(2 + kills / 10);
        this.random = new Random(seed);
        this.feed = Feed.of((kills + 1) * LUMISECTIONS_PER_KILL, seed);
        // A broker that is killed every few seconds is a warning every few milliseconds.
        ((Logger) LoggerFactory.getLogger("org.apache.kafka.clients.NetworkClient")).setLevel(Level.ERROR);
        System.err.println("kill story: " + kills + " kills, seed " + seed + ", " + feed.size() + " records");
    }

    void tell() throws IOException, InterruptedException, SQLException {
        History undisturbed = undisturbed();
        assertThat(undisturbed.alarms()).as("the faults raise alarms").isNotEmpty();

        History disturbed = disturbed();

        assertThat(granted).as("commands that were granted").hasSizeGreaterThan(kills);
        assertThat(disturbed.acknowledged()).as("each granted command").containsSubsequence(granted);
        assertThat(disturbed.acknowledged()).as("no command twice").doesNotHaveDuplicates();
        assertThat(disturbed.audited()).as("each command audited").isEqualTo(disturbed.acknowledged());
        assertThat(disturbed.scores()).as("each record once, bit for bit").isEqualTo(undisturbed.scores());
        assertThat(disturbed.alarms()).as("each alarm's changes").isEqualTo(undisturbed.alarms());
        assertThat(disturbed.seqs())
                .as("seq without gaps")
                .isEqualTo(LongStream.rangeClosed(1, disturbed.seqs().size())
                        .boxed()
                        .toList());
    }

    private History undisturbed() throws IOException, InterruptedException, SQLException {
        Place place = Place.make(folder.resolve("undisturbed"));
        ServiceProcess service = ServiceProcess.start(place.folder(), place.port());
        try (Publisher publisher = new Publisher(place.kafka(), feed)) {
            publisher.allow(feed.size());
            service.await(catchUp, () -> service.recorded() == feed.size());
        }
        return history(service, place);
    }

    private History disturbed() throws IOException, InterruptedException, SQLException {
        Place place = Place.make(folder.resolve("disturbed"));
        ServiceProcess service = ServiceProcess.start(place.folder(), place.port());
        Shifter shifter = new Shifter(place.port());
        try (shifter;
                Publisher publisher = new Publisher(place.kafka(), feed)) {
            for (int kill = 0; kill < kills; kill++) {
                Victim victim = VICTIMS.get(kill % VICTIMS.size());
                publisher.allow(LUMISECTIONS_PER_KILL * Feed.ELEMENTS);
                Duration after = Duration.ofMillis(random.nextInt((int) LATEST_KILL.toMillis()));
                service.run(after);
                long recorded = service.recorded();
                service.kill(victim);
                System.err.println(
                        "killed " + victim + " after " + after.toMillis() + " ms, " + recorded + " recorded");
                if (victim == Victim.DATABASE) {
                    // The service starts it again by itself.
                    ServiceProcess survivor = service;
                    long allowed = (kill + 1L) * LUMISECTIONS_PER_KILL * Feed.ELEMENTS;
                    survivor.await(catchUp, () -> survivor.recorded() == allowed);
                } else {
                    service = ServiceProcess.start(place.folder(), place.port());
                }
            }
            publisher.allow(feed.size());
            ServiceProcess last = service;
            last.await(catchUp, () -> last.recorded() == feed.size());
        }
        granted = shifter.acknowledged();
        return history(service, place);
    }

    private static History history(ServiceProcess service, Place place) throws InterruptedException, SQLException {
        assertThat(service.terminate(CLEAN_STOP)).as("exit code after SIGTERM").isZero();
        return History.read(place.folder().resolve("data/postgres"));
    }

    /** Where one service lives: its folder and its ports, the same after every restart. */
    private record Place(Path folder, int port, KafkaConnection kafka) {
        static Place make(Path folder) throws IOException {
            Files.createDirectories(folder);
            int port = freePort();
            int kafkaPort = freePort();
            Files.writeString(folder.resolve("dqm.yml"), """
                    dqm:
                      http: {port: %d}
                      embedded: {enabled: true, directory: %s, kafka-port: %d}
                      scoring: {engine: onnxruntime}
                      ingest: {poll-records: 10}
                    """.formatted(port, folder.resolve("data"), kafkaPort));
            return new Place(folder, port, KafkaConnection.to("127.0.0.1:" + kafkaPort));
        }

        /** Below those that the system gives to clients, so that nobody takes it while the service is down. */
        private static int freePort() {
            int first = 20_000 + (int) (ProcessHandle.current().pid() % 5_000);
            return IntStream.range(first, 32_000)
                    .filter(port -> isFree(port) && USED.add(port))
                    .findFirst()
                    .orElseThrow();
        }

        private static boolean isFree(int port) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException e) {
                return false;
            }
        }

        private static final Set<Integer> USED = new HashSet<>();
    }
}
