package nl.microcredentials.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The library is mathematics: no framework, no network, no clock, no randomness of its own. */
@AnalyzeClasses(packages = "nl.microcredentials.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices().matching("nl.microcredentials.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule no_framework =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta.enterprise..",
              "jakarta.inject..",
              "jakarta.persistence..",
              "jakarta.ws..",
              "org.hibernate..");

  @ArchTest
  static final ArchRule no_network =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.net\\.(http\\..*|.*Socket.*|URL|HttpURLConnection)");

  @ArchTest
  static final ArchRule no_clock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule signatures_are_made_in_one_place =
      noClasses()
          .that()
          .resideOutsideOfPackage("nl.microcredentials.core.keys")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.security.Signature");
}
