package org.mailherd.smtp.server;

import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.SenderPolicy;
import org.mailherd.directory.recipient.RecipientResolver;

/** What the service asks the directory: who exists, who may log in, who may send as whom. */
public record Directories(
        RecipientResolver recipients, Authenticator logins, SenderPolicy senders) {}
