package org.dqm.alarm.journal;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Tells whether tests can have their servers in containers. */
public final class Containers {
    private Containers() {}

    /** Why a test cannot have a container of this image; empty where it can, and the engine has the image then. */
    public static Optional<String> obstacle(String image) {
        // Asked first, because Testcontainers complains at length where there is none.
        if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
            return Optional.of("no Docker engine answers");
        }
        DockerClientFactory factory = DockerClientFactory.instance();
        try (DockerClient client = DockerClientProviderStrategy.getClientForConfig(factory.getTransportConfig())) {
            // Tried once; Testcontainers goes on for two minutes.
            fetch(client, image);
        } catch (IOException | RuntimeException e) {
            return Optional.of("no Docker engine that has or gets " + image + ": " + onOneLine(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            // Starts the helper container of Testcontainers, from an image of its own.
            factory.client();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("the Docker engine cannot run Testcontainers: " + onOneLine(e));
        }
    }

    private static void fetch(DockerClient client, String image) throws InterruptedException {
        String name = ImageNameSubstitutor.instance()
                .apply(DockerImageName.parse(image))
                .asCanonicalNameString();
        try {
            client.inspectImageCmd(name).exec();
        } catch (NotFoundException e) {
            client.pullImageCmd(name).start().awaitCompletion();
        }
    }

    private static String onOneLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
