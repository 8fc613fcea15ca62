package nl.microcredentials.http.outgoing;

import java.net.UnknownHostException;

/** A name that also, or only, stands for an address outside the public Internet. */
final class ForbiddenAddressException extends UnknownHostException {

  private static final long serialVersionUID = 1;
}
