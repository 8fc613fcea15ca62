package nl.microcredentials.http.outgoing;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param mediaType in lower case and without parameters; empty if the server gave none
 * @param maxAge how long the server lets the answer be kept; nothing if it does not say
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record Fetched(int status, String mediaType, Optional<Duration> maxAge, byte[] body) {}
