package org.dqm.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Who may import whom: the arrows of docs/architecture.md, over the classes of all modules. */
@AnalyzeClasses(
        packages = "org.dqm",
        importOptions = {ImportOption.DoNotIncludeTests.class, ModuleArrowsTest.NoTestJarsNoGeneratedCode.class})
class ModuleArrowsTest {
    // What the rules must see at least, so that they cannot pass on nothing. Raise them as the code grows.
    private static final int MIN_DOMAIN = 1;
    private static final int MIN_INGEST = 2;
    private static final int MIN_MODEL = 8;
    private static final int MIN_ALARM = 50;
    private static final int MIN_FPGA = 30;
    private static final int MIN_API = 8;

    private static final String DOMAIN = "org.dqm.domain..";
    private static final String INGEST = "org.dqm.ingest..";
    private static final String MODEL = "org.dqm.model..";
    private static final String ALARM = "org.dqm.alarm..";
    private static final String FPGA = "org.dqm.fpga..";
    private static final String API = "org.dqm.api..";
    private static final String NETWORK = "org.dqm.model.network..";
    private static final String NETWORK_DESCRIPTION =
            "org\\.dqm\\.model\\.network\\.(NetworkSpec|LayerSpec|TensorShape|Activation|Weights|Engine)(\\$.*)?";

    @ArchTest
    static void everyModuleIsSeen(JavaClasses classes) {
        assertThat(count(classes, DOMAIN)).as(DOMAIN).isGreaterThanOrEqualTo(MIN_DOMAIN);
        assertThat(count(classes, INGEST)).as(INGEST).isGreaterThanOrEqualTo(MIN_INGEST);
        assertThat(count(classes, MODEL)).as(MODEL).isGreaterThanOrEqualTo(MIN_MODEL);
        assertThat(count(classes, ALARM)).as(ALARM).isGreaterThanOrEqualTo(MIN_ALARM);
        assertThat(count(classes, FPGA)).as(FPGA).isGreaterThanOrEqualTo(MIN_FPGA);
        assertThat(count(classes, API)).as(API).isGreaterThanOrEqualTo(MIN_API);
    }

    @ArchTest
    static final ArchRule domainImportsNothingOfOurs = onlyImports(DOMAIN);

    @ArchTest
    static final ArchRule ingestImportsDomain = onlyImports(INGEST, DOMAIN);

    @ArchTest
    static final ArchRule modelImportsIngest = onlyImports(MODEL, INGEST, DOMAIN);

    @ArchTest
    static final ArchRule alarmImportsDomainAlone = onlyImports(ALARM, DOMAIN);

    @ArchTest
    static final ArchRule fpgaImportsModel = onlyImports(FPGA, MODEL, DOMAIN);

    /** The description of the layers and the weights are the bundle's own; what trains and runs them is not its business. */
    @ArchTest
    static final ArchRule fpgaReadsTheDescriptionOfTheNetworkAlone = noClasses()
            .that()
            .resideInAPackage(FPGA)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "train or run the network",
                    c -> JavaClass.Predicates.resideInAPackage(NETWORK).test(c)
                            && !c.getName().matches(NETWORK_DESCRIPTION)));

    @ArchTest
    static final ArchRule dl4jStaysInNetwork = noClasses()
            .that()
            .resideOutsideOfPackage(NETWORK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule micronautStaysInApi = noClasses()
            .that()
            .resideOutsideOfPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..");

    @ArchTest
    static final ArchRule policyKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage("org.dqm.alarm")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.dqm.alarm.journal..");

    @ArchTest
    static final ArchRule domainKnowsNoLibrary = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", DOMAIN);

    @ArchTest
    static final ArchRule onlyCommandsWriteToTheConsole =
            noClasses().that().resideOutsideOfPackage("org.dqm.api.cli..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(resideInANullMarkedPackage());

    private static ArchRule onlyImports(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are ours, of another module than it may import",
                        c -> c.getPackageName().startsWith("org.dqm.")
                                && !JavaClass.Predicates.resideInAPackage(module)
                                        .test(c)
                                && !JavaClass.Predicates.resideInAnyPackage(others)
                                        .test(c)));
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package with a @NullMarked package-info") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        item, marked, item.getPackageName() + " has no package-info.java with @NullMarked"));
            }
        };
    }

    private static long count(JavaClasses classes, String pattern) {
        return classes.stream()
                .filter(JavaClass.Predicates.resideInAPackage(pattern))
                .count();
    }

    /** Leaves out the test jars of the other modules and what protoc generates. */
    static final class NoTestJarsNoGeneratedCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar") && !location.contains("/org/dqm/model/onnx/proto/");
        }
    }
}
