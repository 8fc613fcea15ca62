package nl.microcredentials.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "nl.microcredentials.registry", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule features_form_no_cycles =
      slices().matching("nl.microcredentials.registry.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_log_knows_nothing_of_the_other_features =
      noClasses()
          .that()
          .resideInAPackage("..registry.log")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "nl.microcredentials.registry.records", "nl.microcredentials.registry.issuers");

  @ArchTest
  static final ArchRule entities_stay_in_their_package =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule resources_are_used_by_nobody =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .onlyHaveDependentClassesThat()
          .haveNameMatching(".*Resource(\\$.*|_.*)?");

  @ArchTest
  static final ArchRule no_service_knows_another =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("nl.microcredentials.issuer..", "nl.microcredentials.verifier..");

  @ArchTest
  static final ArchRule time_and_randomness_come_from_outside =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callConstructor(java.security.SecureRandom.class);

  @ArchTest
  static final ArchRule only_one_class_makes_a_clock =
      noClasses()
          .that()
          .doNotHaveSimpleName("RegistryClock")
          .should()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule signing_is_left_to_the_core =
      noClasses().should().dependOnClassesThat().belongToAnyOf(java.security.Signature.class);
}
