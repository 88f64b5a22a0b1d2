package org.mailherd.smtp.server;

import org.mailherd.smtp.bounce.BounceSettings;

/** Settings of features that have a record of their own, each below its own prefix. */
public record Features(BounceSettings bounce) {}
