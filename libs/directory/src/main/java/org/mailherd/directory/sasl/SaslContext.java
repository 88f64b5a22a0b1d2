package org.mailherd.directory.sasl;

import org.mailherd.directory.login.Door;

/** Where an exchange takes place. */
public record SaslContext(Door door, ChannelBindings bindings) {}
