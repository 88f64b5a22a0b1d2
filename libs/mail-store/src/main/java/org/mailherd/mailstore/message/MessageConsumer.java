package org.mailherd.mailstore.message;

/** Takes a message with its octets. */
@FunctionalInterface
public interface MessageConsumer {
    /**
     * @param body valid only during the call
     */
    void accept(MessageRow row, MessageBody body);
}
