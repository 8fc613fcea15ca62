package nl.microcredentials.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "nl.microcredentials.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices().matching("nl.microcredentials.local.(*)..").should().beFreeOfCycles();

  /** What it starts are processes: it sees of the services what everybody sees. */
  @ArchTest
  static final ArchRule it_knows_the_services_by_their_addresses_only =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "nl.microcredentials.http..",
              "nl.microcredentials.issuer..",
              "nl.microcredentials.registry..",
              "nl.microcredentials.verifier..");

  @ArchTest
  static final ArchRule time_and_randomness_begin_in_main =
      noClasses()
          .that()
          .doNotHaveSimpleName("Main")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callConstructor(SecureRandom.class);
}
