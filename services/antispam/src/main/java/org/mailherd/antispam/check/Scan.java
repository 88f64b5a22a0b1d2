package org.mailherd.antispam.check;

import java.time.Instant;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.facts.NetworkFacts;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.message.Message;

/** All that is known about a message when the checks run. */
public record Scan(
        Envelope envelope, Message message, Content content, NetworkFacts facts, Instant now) {}
