package org.mailherd.watchdog.watch;

/** How a service is. */
enum State {
    /** Not asked yet. */
    UNKNOWN,
    UP,
    /** Failed lately, but not often enough. */
    FAILING,
    DOWN
}
