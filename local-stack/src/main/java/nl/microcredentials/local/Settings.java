package nl.microcredentials.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.local.conformance.Conformance;
import nl.microcredentials.local.keys.AccessTokens;
import nl.microcredentials.local.keys.Keys;
import nl.microcredentials.local.process.Folders;
import nl.microcredentials.local.process.MailCatcher;
import nl.microcredentials.local.process.ServiceDatabase;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;

/** Writes the settings of each service, as an operator would. */
final class Settings {

  /** The name under which the log signs. */
  private static final String LOG_ORIGIN = "log.local.example/microcredentials";

  private static final String LOG_KEY = "log";
  private static final String TRUST_LIST_KEY = "trust-list";

  private final Keys keys;
  private final Addresses addresses;
  private final Optional<Conformance> conformance;

  Settings(Keys keys, Addresses addresses, Optional<Conformance> conformance) {
    this.keys = keys;
    this.addresses = addresses;
    this.conformance = conformance;
  }

  void writeIssuer(Path file, ServiceDatabase database, MailCatcher mail) {
    var settings = common(addresses.issuer());
    putDatabase(settings, database);
    putTokens(settings);
    settings.put("issuer.base-url", "" + addresses.issuer());
    settings.put("issuer.registry.url", "" + addresses.registry());
    settings.put("issuer.registry.timeout", "2s");
    settings.put("issuer.registry.retry-delay", "1s");
    settings.put("issuer.registry.log-key", "" + logKey());
    settings.put("issuer.registry.longest-retry-delay", "2s");
    settings.put("issuer.learner-key-file", "" + keys.secretKeyFile("learners"));
    settings.put("issuer.status-list.time-to-live", "1s");
    settings.put("issuer.claims.mail-from", "Microcredentials <no-reply@microcredentials.example>");
    settings.put("quarkus.mailer.host", "127.0.0.1");
    settings.put("quarkus.mailer.port", "" + mail.port());
    settings.put("issuer.documents.verification-page", addresses.verifier() + "/");
    SampleInstitutions.all().forEach(institution -> putInstitution(settings, institution));
    conformance.ifPresent(profile -> profile.addToIssuer(settings));
    write(file, settings);
  }

  private void putInstitution(Map<String, String> settings, SampleInstitution institution) {
    var prefix = "issuer.institutions.%s.".formatted(institution.name());
    settings.put(prefix + "did", institution.did(addresses.issuer()));
    settings.put(prefix + "legal-name", institution.legalName());
    settings.put(prefix + "sector", institution.sector().code());
    settings.put(prefix + "country-code", "NL");
    settings.put(prefix + "institution-code", institution.institutionCode());
    settings.put(prefix + "schac-home-organization", institution.schacHomeOrganization());
    settings.put(prefix + "website", "" + institution.website());
    SampleInstitution.KEYS.forEach((id, type) ->
        settings.put(
            prefix + "keys." + id + ".file",
            "" + keys.jsonWebKeyFile(institution.keyName(type), type)));
    var seal = keys.seal(institution.name() + "-seal", institution.legalName());
    settings.put(prefix + "seal.key-store-file", "" + seal.keyStore());
    settings.put(prefix + "seal.password-file", "" + seal.passwordFile());
  }

  void writeRegistry(Path file, ServiceDatabase database) {
    var settings = common(addresses.registry());
    putDatabase(settings, database);
    putTokens(settings);
    settings.put("registry.base-url", "" + addresses.registry());
    settings.put("registry.log.origin", LOG_ORIGIN);
    settings.put("registry.log.key-file", "" + keys.signingKeyFile(LOG_KEY));
    settings.put("registry.log.checkpoint-file", "" + file.resolveSibling("last-checkpoint"));
    settings.put("registry.trust-list.key-file", "" + keys.signingKeyFile(TRUST_LIST_KEY));
    write(file, settings);
  }

  void writeVerifier(Path file) {
    writeVerifier(file, addresses.verifier());
  }

  void writeVerifier(Path file, URI address) {
    var settings = common(address);
    settings.put("verifier.registry.url", "" + addresses.registry());
    settings.put("verifier.registry.log-key", "" + logKey());
    settings.put(
        "verifier.registry.trust-list-key", Multikey.encode(keys.publicKey(TRUST_LIST_KEY)));
    settings.put("verifier.registry.trust-list-refresh", "2s");
    settings.put("verifier.network.cache-floor", "1s");
    settings.put("verifier.network.extra-origins", addresses.issuer() + "," + addresses.registry());
    conformance.ifPresent(profile -> profile.addToVerifier(settings));
    write(file, settings);
  }

  NoteVerifier logKey() {
    return new NoteVerifier(LOG_ORIGIN, keys.publicKey(LOG_KEY));
  }

  private static Map<String, String> common(URI address) {
    var settings = new TreeMap<String, String>();
    settings.put("config_ordinal", "275"); // above what is packaged in the service
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", "" + address.getPort());
    settings.put("quarkus.banner.enabled", "false");
    return settings;
  }

  private static void putDatabase(Map<String, String> settings, ServiceDatabase database) {
    settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
    settings.put("quarkus.datasource.username", database.application());
    settings.put("quarkus.datasource.password", database.applicationPassword());
    settings.put("quarkus.flyway.jdbc-url", database.jdbcUrl());
    settings.put("quarkus.flyway.username", database.owner());
    settings.put("quarkus.flyway.password", database.ownerPassword());
    settings.put("quarkus.flyway.placeholders.applicationRole", database.application());
  }

  private void putTokens(Map<String, String> settings) {
    settings.put("mp.jwt.verify.publickey.location", "" + keys.tokenKeySetFile().toUri());
    settings.put("mp.jwt.verify.issuer", AccessTokens.ISSUER);
    settings.put("mp.jwt.verify.audiences", AccessTokens.AUDIENCE);
  }

  private static void write(Path file, Map<String, String> settings) {
    var text =
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
            .collect(Collectors.joining("\n", "", "\n"));
    Folders.write(file, text);
  }
}
