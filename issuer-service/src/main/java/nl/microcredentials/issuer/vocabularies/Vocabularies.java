package nl.microcredentials.issuer.vocabularies;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.microcredentials.issuer.elements.Assessment;
import nl.microcredentials.issuer.elements.AssessmentType;
import nl.microcredentials.issuer.elements.LevelOfQualification;
import nl.microcredentials.issuer.elements.ModeOfDelivery;
import nl.microcredentials.issuer.elements.QualityAssurance.Framework;
import nl.microcredentials.issuer.elements.TargetGroup;

/**
 * The bundled vocabularies. They are read when the service starts, which does not start if one of
 * them and our own terms do not fit together.
 */
public final class Vocabularies {

  public static final Vocabulary ASSESSMENT_TYPES =
      Vocabulary.read("assessment-types", codes(AssessmentType.values(), AssessmentType::code));

  public static final Vocabulary MODES_OF_DELIVERY =
      Vocabulary.read("modes-of-delivery", codes(ModeOfDelivery.values(), ModeOfDelivery::code));

  public static final Vocabulary SUPERVISION_TYPES =
      Vocabulary.read(
          "supervision-types",
          Set.of(
              "unsupervised",
              "unsupervised_identity_verified",
              "supervised",
              "supervised_online_identity_verified",
              "supervised_onsite_identity_verified"));

  public static final Vocabulary LEVELS_OF_QUALIFICATION =
      Vocabulary.read(
          "levels-of-qualification",
          codes(LevelOfQualification.values(), LevelOfQualification::code));

  /** ISCED-F 2013: broad fields of two digits, narrow ones of three, detailed ones of four. */
  public static final Vocabulary FIELDS_OF_STUDY = Vocabulary.read("fields-of-study");

  public static final Vocabulary TARGET_GROUPS =
      Vocabulary.read("target-groups", codes(TargetGroup.values(), TargetGroup::code));

  public static final Vocabulary LANGUAGES = Vocabulary.read("languages");

  public static final Vocabulary QUALITY_FRAMEWORKS =
      Vocabulary.read("quality-frameworks", codes(Framework.values(), Framework::code));

  private static final List<Vocabulary> ALL =
      List.of(
          ASSESSMENT_TYPES,
          MODES_OF_DELIVERY,
          SUPERVISION_TYPES,
          LEVELS_OF_QUALIFICATION,
          FIELDS_OF_STUDY,
          TARGET_GROUPS,
          LANGUAGES,
          QUALITY_FRAMEWORKS);

  private Vocabularies() {}

  private static <T> Set<String> codes(T[] values, Function<T, String> code) {
    return Arrays.stream(values).map(code).collect(Collectors.toSet());
  }

  public static List<Vocabulary> all() {
    return ALL;
  }

  public static Optional<Vocabulary> named(String name) {
    return ALL.stream().filter(vocabulary -> vocabulary.name().equals(name)).findFirst();
  }

  public static Optional<URI> euConcept(AssessmentType type) {
    return ASSESSMENT_TYPES.euConcept(type.code());
  }

  public static Optional<URI> euConcept(ModeOfDelivery mode) {
    return MODES_OF_DELIVERY.euConcept(mode.code());
  }

  /** The concept for supervision and identity verification; two of them are known. */
  public static Optional<URI> euConcept(Assessment assessment) {
    return SUPERVISION_TYPES.euConcept(assessment.supervisionCode());
  }

  /** Every level has a concept. */
  public static URI euConcept(LevelOfQualification level) {
    return LEVELS_OF_QUALIFICATION.euConcept(level.code()).orElseThrow();
  }

  /** Every target group has a concept. */
  public static URI euConcept(TargetGroup group) {
    return TARGET_GROUPS.euConcept(group.code()).orElseThrow();
  }

  /** The concept of a field of study, if there is a field with this code. */
  public static Optional<URI> fieldOfStudy(String iscedCode) {
    return FIELDS_OF_STUDY.euConcept(iscedCode);
  }

  /** The concept of a language; the most frequent ones are known. */
  public static Optional<URI> language(String tag) {
    return LANGUAGES.euConcept(tag);
  }
}
