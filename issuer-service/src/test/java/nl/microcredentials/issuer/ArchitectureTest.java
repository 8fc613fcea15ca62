package nl.microcredentials.issuer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

@AnalyzeClasses(packages = "nl.microcredentials.issuer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule features_form_no_cycles =
      slices().matching("nl.microcredentials.issuer.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule entities_stay_in_their_package =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule only_the_boundary_knows_http =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .doNotHaveSimpleName("RegistryApi")
          .and()
          .doNotHaveSimpleName("OutboxDelivery")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule resources_are_used_by_nobody_but_resources =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .areTopLevelClasses()
          .should()
          .dependOnClassesThat()
          .areAnnotatedWith(Path.class)
          .andShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Resource");

  @ArchTest
  static final ArchRule services_do_not_know_each_other =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("nl.microcredentials.registry..", "nl.microcredentials.verifier..");

  @ArchTest
  static final ArchRule time_comes_from_a_clock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule only_signers_sign =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.security.Signature");
}
