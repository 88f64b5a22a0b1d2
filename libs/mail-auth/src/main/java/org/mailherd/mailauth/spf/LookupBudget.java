package org.mailherd.mailauth.spf;

import org.mailherd.mailauth.dns.Answer;

/**
 * The processing limits of RFC 7208 4.6.4 over one check_host() with all its includes and
 * redirects.
 */
final class LookupBudget {

    private static final int TERM_LIMIT = 10;
    private static final int VOID_LIMIT = 2;

    private int terms;
    private int voids;

    /** Counts a term that asks the DNS: include, a, mx, ptr, exists, redirect. */
    void term(String text) throws SpfEndedException {
        if (++terms > TERM_LIMIT) {
            throw SpfEndedException.permerror(
                    "more than " + TERM_LIMIT + " terms that need DNS, at " + text);
        }
    }

    /** Counts an answer without records; a failed look-up ends the evaluation (RFC 7208 5). */
    <T> Answer<T> answered(Answer<T> answer) throws SpfEndedException {
        if (answer instanceof Answer.Failure<T>(String reason)) {
            throw SpfEndedException.temperror(reason);
        }
        if (answer.isVoid() && ++voids > VOID_LIMIT) {
            throw SpfEndedException.permerror(
                    "more than " + VOID_LIMIT + " look-ups without an answer");
        }
        return answer;
    }
}
