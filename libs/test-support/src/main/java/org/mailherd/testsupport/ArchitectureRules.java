package org.mailherd.testsupport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house, the same in every module. A module has one test that calls {@link
 * #check}.
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @Test
 *     void followsTheRulesOfTheHouse() {
 *         ArchitectureRules.check("org.mailherd.smtp");
 *     }
 * }
 * }</pre>
 */
public final class ArchitectureRules {

    private static final String ROOT = "org.mailherd.";

    private ArchitectureRules() {}

    /**
     * Holds the module's main classes against all rules.
     *
     * @param modulePackage the module's own package, such as {@code org.mailherd.smtp}
     * @throws AssertionError that names the class, the line and what to use instead
     */
    public static void check(String modulePackage) {
        JavaClasses module =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(modulePackage);
        for (ArchRule rule : rules(modulePackage)) {
            rule.allowEmptyShould(true).check(module);
        }
    }

    private static List<ArchRule> rules(String modulePackage) {
        return List.of(
                slices().matching(modulePackage + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because(
                                "features depend one way: move the shared type to the one both may see"),
                classes()
                        .that(liveIn(modulePackage))
                        .should(sitInANullMarkedPackage())
                        .because("use a package-info.java with @NullMarked and the package's flow"),
                noClasses()
                        .that(areNoStore())
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.springframework.jdbc.core.simple.JdbcClient")
                        .because(
                                "use a ...Store class or libs/directory: SQL has one place per table group"),
                noClasses()
                        .that(talkToNoTerminal())
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because(
                                "use LogEvent; only a command's own ...Command or ...Console class prints"),
                noClasses()
                        .should()
                        .callConstructor(java.util.Date.class)
                        .because("use Instant.now(clock)"),
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .because(
                                "use a condition or a latch with a limit; between retries Thread.sleep(Duration)"),
                noClasses()
                        .should()
                        .callMethod(String.class, "toLowerCase")
                        .orShould()
                        .callMethod(String.class, "toUpperCase")
                        .because(
                                "use toLowerCase(Locale.ROOT): a Turkish server maps I to something else"),
                noClasses()
                        .should()
                        .callMethod(String.class, "getBytes")
                        .because("use getBytes(StandardCharsets.X)"),
                noFields()
                        .should()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                        .because("use constructor injection of final fields"),
                noClasses()
                        .should()
                        .resideInAnyPackage(layers(modulePackage))
                        .because("use the feature as the package, not the layer"),
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameEndingWith("Processor")
                        .orShould()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .because("use the doer: RecipientResolver, QueueRunner, BounceComposer"));
    }

    private static String[] layers(String modulePackage) {
        return List.of("controller", "service", "repository", "dto", "util", "impl", "common")
                .stream()
                .map(layer -> modulePackage + "." + layer + "..")
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> liveIn(String modulePackage) {
        return describe(
                "live in " + modulePackage, c -> c.getPackageName().startsWith(modulePackage));
    }

    private static DescribedPredicate<JavaClass> areNoStore() {
        return describe(
                "are no store",
                c ->
                        !outermost(c).endsWith("Store")
                                && !c.getPackageName().contains(".store")
                                && !c.getPackageName().startsWith(ROOT + "directory")
                                && !c.getPackageName().startsWith(ROOT + "mailstore")
                                && !c.getPackageName().startsWith(ROOT + "mailqueue"));
    }

    private static DescribedPredicate<JavaClass> talkToNoTerminal() {
        return describe(
                "talk to no terminal",
                c -> !outermost(c).endsWith("Command") && !outermost(c).endsWith("Console"));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass()
                .map(ArchitectureRules::outermost)
                .orElse(type.getSimpleName());
    }

    private static ArchCondition<JavaClass> sitInANullMarkedPackage() {
        return new ArchCondition<>("sit in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                        type.getPackage()
                                .tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                .isPresent();
                events.add(
                        new SimpleConditionEvent(
                                type, marked, type.getName() + ": package not @NullMarked"));
            }
        };
    }
}
