package org.mailherd.webmail.compose;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.UUID;

/** A message whose id carries the sender's domain, not this machine's name. */
final class OwnIdMessage extends MimeMessage {

    private final String domain;

    OwnIdMessage(String from) {
        super(Session.getInstance(properties()));
        this.domain = from.substring(from.lastIndexOf('@') + 1);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">");
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "false");
        return properties;
    }
}
