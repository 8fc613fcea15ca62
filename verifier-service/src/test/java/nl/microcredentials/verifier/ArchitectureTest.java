package nl.microcredentials.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "nl.microcredentials.verifier", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule features_form_no_cycles =
      slices().matching("nl.microcredentials.verifier.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_network_package_opens_connections =
      noClasses()
          .that()
          .resideOutsideOfPackage("..network..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.hc..", "java.net.http..");

  @ArchTest
  static final ArchRule no_service_knows_another =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("nl.microcredentials.issuer..", "nl.microcredentials.registry..");

  @ArchTest
  static final ArchRule it_stores_nothing =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "jakarta.persistence..", "org.hibernate.orm..");

  @ArchTest
  static final ArchRule time_comes_from_the_clock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule only_one_class_makes_a_clock =
      noClasses()
          .that()
          .doNotHaveSimpleName("VerifierClock")
          .should()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule the_verifier_signs_nothing =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.security.Signature");

  @ArchTest
  static final ArchRule resources_are_used_by_nobody =
      noClasses().should().dependOnClassesThat().areAnnotatedWith(Path.class);

  @ArchTest
  static final ArchRule every_method_says_who_may_call_it =
      methods()
          .that()
          .areAnnotatedWith(POST.class)
          .or()
          .areAnnotatedWith(GET.class)
          .should()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(RolesAllowed.class);

  @ArchTest
  static final ArchRule checks_stay_in_their_package =
      classes().that().haveSimpleNameEndingWith("Check").should().bePackagePrivate();
}
