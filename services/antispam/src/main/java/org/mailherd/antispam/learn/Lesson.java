package org.mailherd.antispam.learn;

import java.util.Optional;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.message.Message;

/**
 * A message that a person has judged.
 *
 * @param mailbox whose judgement it is; empty when it holds for everybody
 */
public record Lesson(boolean spam, Message message, Content content, Optional<String> mailbox) {}
