package org.mailherd.platform.boot;

/**
 * How many threads of the operating system carry the virtual ones. With one for each processor, as
 * is the default of the JDK, they may all be kept busy by a few sessions that never wait long, and
 * a new connection, or who was woken by a thread that is none of theirs, is not carried for seconds
 * (JDK-8373118). With two for each processor the operating system gives all of them their turn.
 */
final class Carriers {
    static final String PROPERTY = "jdk.virtualThreadScheduler.parallelism";

    private static final int PER_PROCESSOR = 2;
    private static final int LEAST = 4;

    private Carriers() {}

    /**
     * To be called before the first virtual thread starts. Whoever has set the property himself
     * keeps it.
     */
    static void provide() {
        if (System.getProperty(PROPERTY) == null) {
            int processors = Runtime.getRuntime().availableProcessors();
            int carriers = Math.max(LEAST, PER_PROCESSOR * processors);
            System.setProperty(PROPERTY, String.valueOf(carriers));
        }
    }
}
