package org.dqm.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.dqm.model.evaluate.DataEvaluation;
import org.dqm.model.evaluate.DataRequest;
import org.dqm.model.evaluate.JudgedRuns;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.report.Report;
import picocli.CommandLine.Model.CommandSpec;

/** {@code dqm evaluate --data}: says on standard error what it does, and notes a look at the test runs. */
final class LabelledFiles {
    private LabelledFiles() {}

    static void judge(DataRequest request, Path model, CommandSpec spec) throws IOException, InterruptedException {
        Progress progress = new Progress("evaluate");
        DataEvaluation evaluation =
                new DataEvaluation(request, ModelFolder.resolve(model), new DataEvaluation.Listener() {
                    @Override
                    public void at(long records) {
                        progress.count(records);
                    }

                    @Override
                    public void note(String message) {
                        System.err.println(message);
                    }
                });
        ObjectNode metrics = evaluation.run();
        if (evaluation.seeds().stream().anyMatch(JudgedRuns::areTest)) {
            TestLooks.note(
                    ProjectRoot.path(), spec.commandLine().getParseResult().originalArgs());
        }
        Path report = Report.write(request.out(), SourceCommit.of(ProjectRoot.path()));
        System.err.println("wrote " + report + " and " + request.out().resolve("metrics.json") + ": "
                + metrics.path("records").asLong() + " records, "
                + metrics.path("rejected").asLong() + " rejected, "
                + metrics.path("good_lumisections").asLong() + " good lumisections, not scored "
                + metrics.path("not_scored") + ", " + metrics.path("faults").size() + " rows");
    }
}
