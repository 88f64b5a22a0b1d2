package org.mailherd.acmeclient.renewal;

import java.util.List;

/** What to do about the certificate that is there. */
sealed interface Decision {
    /** Order one. */
    record Replace(String reason) implements Decision {}

    /** Good, but for names that were added since. */
    record Extend(List<String> missing) implements Decision {}

    /** Good for now. */
    record Keep() implements Decision {}

    /** The operator's own: never touched. */
    record Foreign(String issuer) implements Decision {}
}
