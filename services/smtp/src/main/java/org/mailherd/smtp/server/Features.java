package org.mailherd.smtp.server;

import org.mailherd.smtp.bounce.BounceSettings;
import org.mailherd.smtp.door.Door;

/** Features that are wired, or have settings, of their own, each below its own prefix. */
public record Features(BounceSettings bounce, Door door) {}
