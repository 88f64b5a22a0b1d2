package org.mailherd.platform.health;

import com.sun.net.httpserver.HttpHandler;

/** A further path of the management port. It checks itself who asks. */
public interface ManagementEndpoint extends HttpHandler {
    /** Where it begins, such as {@code /queue}. */
    String path();
}
