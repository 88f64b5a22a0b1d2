package org.mailherd.webmail.connection;

import java.util.Properties;
import org.mailherd.webmail.WebmailSettings.TlsMode;

/** The TLS part of Angus Mail's properties, the same for IMAP and submission. */
public final class TlsProperties {

    private TlsProperties() {}

    /**
     * @param protocol {@code imap} or {@code smtp}
     * @param verify when false the connection is encrypted but the certificate not judged
     */
    public static Properties of(String protocol, TlsMode mode, boolean verify) {
        var prefix = "mail." + protocol + ".";
        var properties = new Properties();
        switch (mode) {
            case NONE -> {}
            case STARTTLS -> {
                properties.setProperty(prefix + "starttls.enable", "true");
                properties.setProperty(prefix + "starttls.required", "true");
            }
            case TLS -> properties.setProperty(prefix + "ssl.enable", "true");
        }
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty(prefix + "ssl.checkserveridentity", Boolean.toString(verify));
        if (!verify) {
            properties.setProperty(prefix + "ssl.trust", "*");
        }
        return properties;
    }
}
