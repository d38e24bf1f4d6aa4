package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dqm.fpga.export.Exportability;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ExportableCorrection;
import org.dqm.model.registry.Manifest.Exportable;
import org.dqm.model.registry.ModelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dqm mark-exportable}: lets bundles that were written before it was checked say whether hls4ml can do them. */
@Command(
        name = "mark-exportable",
        description = "Check whether hls4ml can do a bundle's network, and correct what the bundle says of it;"
                + " nothing else of the bundle changes.",
        mixinStandardHelpOptions = true)
final class MarkExportableCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            arity = "1..*",
            paramLabel = "DIR",
            description = "Bundles, or folders of versions, of which the highest counts.")
    private List<Path> models = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        for (Path model : models) {
            Bundle bundle = ModelFolder.resolve(model);
            Exportable answer = Exportability.of(
                    bundle.contents().network(), bundle.contents().weights());
            boolean isChanged = ExportableCorrection.write(bundle.folder(), answer);
            System.err.println(bundle.manifest().model() + ": "
                    + (answer.possible() ? "exportable" : "not exportable") + ", " + answer.reason()
                    + (isChanged ? "; corrected" : "; said so already"));
        }
        return 0;
    }
}
