package org.dqm.model.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dqm.model.registry.EngineKind;

/**
 * Which labelled files to judge.
 *
 * @param files NDJSON, at least one; {@code .gz} means gzip
 * @param methods of {@link #METHODS}; empty for all of them
 * @param out folder of the result
 */
public record DataRequest(List<Path> files, Set<String> methods, EngineKind engine, Path out) {
    /** Ours without its network. */
    static final String SILENT = "without_network";

    /** What a bundle can do alone. */
    public static final List<String> METHODS = List.of(MetricsJson.OURS, SILENT);

    public DataRequest {
        files = List.copyOf(files);
        methods = Set.copyOf(methods);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("at least one file is needed");
        }
        if (!METHODS.containsAll(methods)) {
            throw new IllegalArgumentException("a bundle alone has the methods " + METHODS + ", not all of " + methods);
        }
    }

    boolean isAsked(String method) {
        return methods.isEmpty() || methods.contains(method);
    }
}
