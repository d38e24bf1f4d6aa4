package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.dqm.fpga.Networks;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.model.network.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads the C++ of the package as CMSSW does: by the order of virtual functions, through types that it does not share. */
class EmulatorWrapperTest {
    private static final NetworkSpec NETWORK = Networks.autoencoder8x12();

    /** Stands for what hls4ml generates; adds up its inputs. */
    private static final String GENERATED = """
            #ifndef CALO_H
            #define CALO_H
            struct Fixed {
                Fixed(double value = 0) : value(value) {}
                operator double() const { return value; }
                double value;
            };
            namespace hls4ml_calo_v2 {
            inline void calo(Fixed *in, OUTPUTS) {
                Fixed sum = 0;
                for (int i = 0; i < 96; i++) sum = sum + in[i];
                BODY
            }
            }
            #endif
            """;

    /** The interface as others declare it, destructor last. */
    private static final String LOADER = """
            #include <dlfcn.h>
            #include <any>
            #include <cstdio>
            #include "calo.h"
            class Model {
              public:
                virtual void prepare_input(std::any input) = 0;
                virtual void predict() = 0;
                virtual void read_result(std::any result) = 0;
                virtual ~Model() = default;
            };
            int main(int, char **names) {
                void *library = dlopen(names[1], RTLD_LAZY | RTLD_LOCAL);
                if (library == nullptr) { std::puts(dlerror()); return 1; }
                auto *model = reinterpret_cast<Model *(*)()>(dlsym(library, "create_model"))();
                double doubles[96];
                Fixed codes[96];
                for (int i = 0; i < 96; i++) { doubles[i] = i; codes[i] = 2 * i; }
                double real[512];
                Fixed generated[512];
                model->prepare_input(static_cast<double *>(doubles));
                model->predict();
                model->read_result(static_cast<double *>(real));
                std::printf("%g\\n", real[0]);
                model->prepare_input(static_cast<Fixed *>(codes));
                model->predict();
                try {
                    model->read_result(static_cast<Fixed *>(generated));
                    std::printf("%g\\n", generated[0].value);
                } catch (const std::exception &e) { std::puts(e.what()); }
                try {
                    model->read_result(1);
                } catch (const std::exception &e) { std::puts(e.what()); }
                reinterpret_cast<void (*)(Model *)>(dlsym(library, "destroy_model"))(model);
                std::puts("destroyed");
            }
            """;

    private static final String REFUSED =
            "read_result takes a pointer to double, or with one output to the generated output type";

    private static final Map<OutputForm, SortedMap<String, byte[]>> PACKAGES = new EnumMap<>(OutputForm.class);

    @TempDir
    private Path folder;

    @Test
    void theFunctionsStandInTheOrderOfHls4mlAndCmssw() throws IOException {
        String header = file(OutputForm.SCORE, "emulator/emulator.h");

        List<String> virtuals = header.lines()
                .filter(line -> line.contains("virtual "))
                .map(line -> line.replaceAll(".*virtual (?:void )?(~?\\w+)\\(.*", "$1"))
                .toList();

        assertThat(virtuals).containsExactly("prepare_input", "predict", "read_result", "~Model");
    }

    @Test
    void aLoaderThatKnowsOnlyTheInterfaceGetsTheScoreInBothTypes() throws Exception {
        String told = loaded(OutputForm.SCORE, "Fixed *score", "score[0] = sum;");

        assertThat(told.lines()).containsExactly("4560", "9120", REFUSED, "destroyed");
    }

    @Test
    void severalOutputsAreReadAsDoublesAlone() throws Exception {
        String told = loaded(
                OutputForm.ALL, "Fixed *code, Fixed *map, float *score", "code[0] = sum; map[0] = 1; score[0] = 2;");

        assertThat(told.lines()).containsExactly("4560", REFUSED, REFUSED, "destroyed");
    }

    private String loaded(OutputForm form, String outputs, String body) throws Exception {
        assumeThat(List.of("/usr/bin/g++", "/usr/bin/make")).allMatch(tool -> Files.exists(Path.of(tool)));
        Path firmware = Files.createDirectories(folder.resolve("hls_prj/firmware"));
        Path emulator = Files.createDirectories(folder.resolve("emulator"));
        for (String name : List.of("emulator.h", "wrapper.cpp", "Makefile")) {
            Files.writeString(emulator.resolve(name), file(form, "emulator/" + name));
        }
        Files.writeString(
                firmware.resolve("calo.h"),
                GENERATED.replace("OUTPUTS", outputs).replace("BODY", body));
        Files.writeString(firmware.resolve("calo.cpp"), "#include \"calo.h\"\n");
        Files.writeString(folder.resolve("loader.cpp"), LOADER);
        run("make", "-s", "-C", emulator.toString(), "CXXFLAGS=-O0 -Wall -Wextra -Werror");
        run("g++", "-std=c++17", "-O0", "-I" + firmware, "-o", "loader", "loader.cpp", "-ldl");
        return run("./loader", emulator.resolve("calo_v2.so").toString());
    }

    private String file(OutputForm form, String name) throws IOException {
        SortedMap<String, byte[]> files = PACKAGES.get(form);
        if (files == null) {
            var bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
            files = Exporter.export(bundle, TriggerBundles.request(form, TriggerBundles.sample(NETWORK), 10))
                    .files();
            PACKAGES.put(form, files);
        }
        return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }

    private String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + told)
                .isZero();
        return told;
    }
}
