package org.mailherd.smtp.session;

/**
 * Who speaks on a port.
 *
 * @param name of the port in log lines
 * @param submission whether clients are our own people, who must log in, or the world
 */
public record Profile(String name, boolean submission) {
    public static final Profile INBOUND = new Profile("smtp", false);
    public static final Profile SUBMISSION = new Profile("submission", true);
    public static final Profile SUBMISSIONS = new Profile("submissions", true);

    /** Programs of this machine or container, on a port that nobody else reaches. */
    public static final Profile LOCAL = new Profile("local", false);
}
