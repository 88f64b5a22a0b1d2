package org.mailherd.platform.events;

/** Every Redis channel and key prefix of the house; nobody else builds one. */
public final class RedisKeys {
    /**
     * JSON {@code {"service","username","ip","time"}} for each refused login; netfilter listens.
     */
    public static final String LOGIN_FAILED_CHANNEL = "mailherd:login-failed";

    /**
     * {@code folderId modseq} for each changed folder, {@code -mailboxId 0} where its folders or
     * rights in them changed, with commas between; imap processes listen.
     */
    public static final String FOLDER_CHANNEL = "mailherd:folder";

    /**
     * {@code addresses} after each change of a domain, mailbox or alias; services drop their short
     * caches.
     */
    public static final String DIRECTORY_CHANNEL = "mailherd:directory";

    private RedisKeys() {}

    /**
     * Counter of one kind of thing a client did in one minute since 1970; smtp processes share it,
     * it ends by itself.
     */
    public static String clientRate(String what, String client, long minute) {
        return of("smtp", "rate:" + what + ":" + client + ":" + minute);
    }

    /** Sorted set of a client's open connections with the time their count ends, in ms. */
    public static String clientConnections(String client) {
        return of("smtp", "connections:" + client);
    }

    /** There while a client need not pass a test of the door again. */
    public static String clientPass(String test, String client) {
        return of("smtp", "passed:" + test + ":" + client);
    }

    /** Key of one service's own values, such as {@code mailherd:netfilter:bans}. */
    public static String of(String service, String name) {
        return "mailherd:" + service + ":" + name;
    }
}
