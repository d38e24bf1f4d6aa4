package org.dqm.api.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dqm.api.config.ScoringConfig;
import org.dqm.api.loop.ElementScorer;
import org.dqm.api.view.ElementMaps;
import org.dqm.api.view.PipelineStatus;
import org.dqm.api.watch.CanarySubject;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;
import org.dqm.domain.Verdict;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleRefusedException;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.score.ScoringModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of a folder, loaded: of each name the highest version. One that fails its checks is refused alone. */
final class ModelSet implements ElementMaps, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelSet.class);

    private final EngineKind kind;
    private final List<Model> models = new ArrayList<>();

    /** A model that was found. */
    private sealed interface Model {
        Bundle bundle();

        /** One that scores. */
        record Running(Bundle bundle, ScoringModel scoring, Engine engine) implements Model {}

        /** One whose engine does not repeat its golden outputs. */
        record Refused(Bundle bundle, String reason) implements Model {}
    }

    private ModelSet(EngineKind kind) {
        this.kind = kind;
    }

    /**
     * Loads every model under {@code folder}; none if there is no such folder.
     *
     * @throws IOException if the folder cannot be read
     */
    static ModelSet load(Path folder, ScoringConfig config) throws IOException {
        ModelSet set = new ModelSet(
                switch (config.engine()) {
                    case DL4J -> EngineKind.DL4J;
                    case ONNXRUNTIME -> EngineKind.ONNXRUNTIME;
                });
        if (!Files.isDirectory(folder)) {
            LOG.warn("no models: {} is not a folder; every element is NOT_SCORED (NO_MODEL)", folder);
            return set;
        }
        try (Stream<Path> names = Files.list(folder)) {
            for (Path name : names.filter(Files::isDirectory).sorted().toList()) {
                set.add(name);
            }
        }
        return set;
    }

    private void add(Path name) throws IOException {
        Bundle bundle;
        try {
            bundle = ModelFolder.resolve(name);
        } catch (BundleRefusedException e) {
            // What it covers is as doubtful as the rest of it: its elements have no model.
            LOG.error("model {} is refused: {}", name, e.getMessage());
            return;
        }
        if (bundle.manifest().kind() == Manifest.Kind.TRIGGER) {
            LOG.info(
                    "model {} is a trigger's: no element is scored with it",
                    bundle.manifest().model());
            return;
        }
        try {
            models.add(new Model.Running(bundle, ScoringModel.of(bundle), bundle.openEngine(kind)));
            LOG.info(
                    "model {} scores {} on {}",
                    bundle.manifest().model(),
                    bundle.manifest().element().glob(),
                    kind.label());
        } catch (BundleRefusedException e) {
            LOG.error("model {} is refused: {}", bundle.manifest().model(), e.getMessage());
            models.add(new Model.Refused(bundle, String.valueOf(e.getMessage())));
        }
    }

    /** For the status. */
    List<PipelineStatus.Model> found() {
        return models.stream()
                .map(model -> new PipelineStatus.Model(
                        model.bundle().manifest().model(),
                        model.bundle().manifest().element().glob(),
                        kind.label(),
                        model instanceof Model.Refused refused ? Optional.of(refused.reason()) : Optional.empty()))
                .toList();
    }

    /** The models that score, for the canary. */
    List<CanarySubject> subjects() {
        return models.stream()
                .filter(Model.Running.class::isInstance)
                .map(Model.Running.class::cast)
                .map(ModelSet::subject)
                .toList();
    }

    /** The running model that scores the element. */
    Optional<CanarySubject> subject(ElementKey element) {
        return model(element)
                .filter(Model.Running.class::isInstance)
                .map(Model.Running.class::cast)
                .map(ModelSet::subject);
    }

    private static CanarySubject subject(Model.Running running) {
        return new CanarySubject(
                running.bundle().manifest().model(), running.scoring().reference(), () -> scorer(running));
    }

    private static ElementScorer scorer(Model.Running running) {
        return new MaskedScorer(running.scoring(), running.engine());
    }

    @Override
    public Optional<ElementMap> of(String me) {
        return model(new ElementKey("", me))
                .filter(Model.Running.class::isInstance)
                .map(Model.Running.class::cast)
                .map(running -> running.scoring().geometry())
                .map(geometry -> new ElementMap(
                        geometry.nx(),
                        geometry.ny(),
                        geometry.units().stream().collect(Collectors.toMap(DetectorUnit::name, DetectorUnit::bins))));
    }

    /** Whether a running model scores the element. */
    boolean covers(ElementKey element) {
        return model(element).filter(Model.Running.class::isInstance).isPresent();
    }

    /** A new scorer of the element. */
    ElementScorer scorer(ElementKey element) {
        Optional<Model> model = model(element);
        if (model.isEmpty()) {
            return notScored(
                    NotScoredReason.NO_MODEL,
                    "no model for '" + element.me() + "'; found: "
                            + models.stream()
                                    .map(each ->
                                            each.bundle().manifest().element().glob())
                                    .toList());
        }
        if (model.get() instanceof Model.Running running) {
            return scorer(running);
        }
        return notScored(NotScoredReason.MODEL_REFUSED, ((Model.Refused) model.get()).reason());
    }

    private Optional<Model> model(ElementKey element) {
        return models.stream()
                .filter(model -> model.bundle().manifest().element().matches(element.me()))
                .min((a, b) -> ElementPattern.MOST_SPECIFIC_FIRST.compare(
                        a.bundle().manifest().element(), b.bundle().manifest().element()));
    }

    private static ElementScorer notScored(NotScoredReason reason, String detail) {
        return (histogram, conditions) ->
                new Verdict(histogram.id(), new Outcome.NotScored(reason, detail), Optional.empty());
    }

    @Override
    public void close() {
        for (Model model : models) {
            if (model instanceof Model.Running running) {
                running.engine().close();
            }
        }
    }
}
