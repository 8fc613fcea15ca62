package nl.microcredentials.local.vc;

/** A command line that asks for nothing that exists, or names a file that cannot be read. */
final class Misuse extends Exception {

  private static final long serialVersionUID = 1;

  Misuse(String message) {
    super(message);
  }
}
