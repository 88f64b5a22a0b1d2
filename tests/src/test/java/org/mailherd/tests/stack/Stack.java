package org.mailherd.tests.stack;

import org.mailherd.standalone.options.DemoPort;

/** A running Mailherd, whichever way it was started, by the ports it publishes. */
public interface Stack {
    int port(DemoPort port);
}
