package org.mailherd.mailauth.tlsrpt;

import java.util.List;
import java.util.Optional;

/**
 * One attempt at a session with TLS, successful or not.
 *
 * @param policyDomain the recipients' domain
 * @param policy what was found for it
 * @param failure empty for a success
 * @param receiver whom we spoke to, or wanted to
 */
public record TlsSession(
        String policyDomain, Policy policy, Optional<TlsFailure> failure, Receiver receiver) {

    /** The policy-type of RFC 8460 4.4. */
    public enum Kind {
        TLSA("tlsa"),
        STS("sts"),
        NONE("no-policy-found");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }

    /**
     * A policy.
     *
     * @param lines its text: the lines of an MTA-STS policy, or TLSA records
     * @param mxPatterns of an MTA-STS policy
     */
    public record Policy(Kind kind, List<String> lines, List<String> mxPatterns) {
        public static final Policy NONE = new Policy(Kind.NONE, List.of(), List.of());

        public Policy {
            lines = List.copyOf(lines);
            mxPatterns = List.copyOf(mxPatterns);
        }
    }

    /**
     * The other side.
     *
     * @param host empty when no host was reached
     * @param address in text
     * @param detail what exactly failed, for {@code failure-reason-code}
     */
    public record Receiver(String host, String address, String detail) {
        public static final Receiver NONE = new Receiver("", "", "");
    }
}
