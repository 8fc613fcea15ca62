package nl.microcredentials.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "nl.microcredentials.http", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule it_knows_no_service =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "nl.microcredentials.issuer..",
              "nl.microcredentials.registry..",
              "nl.microcredentials.verifier..");

  /** The verifier has no database, and takes this module as it is. */
  @ArchTest
  static final ArchRule it_knows_no_persistence =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..", "jakarta.transaction..", "org.hibernate.orm..");

  @ArchTest
  static final ArchRule time_comes_from_outside =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule it_signs_nothing =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.security.Signature");
}
