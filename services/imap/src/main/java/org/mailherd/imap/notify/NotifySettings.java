package org.mailherd.imap.notify;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much clients may ask for by NOTIFY; more is refused with NOTIFICATIONOVERFLOW.
 *
 * @param folders that one connection may watch or hear the names of
 * @param allFolders watched by all connections together; one costs about 300 octets
 */
@ConfigurationProperties("mailherd.notify")
public record NotifySettings(
        @DefaultValue("5000") int folders, @DefaultValue("200000") int allFolders) {

    public NotifySettings {
        if (folders < 1 || allFolders < folders) {
            throw new IllegalArgumentException(
                    "mailherd.notify: folders is 1 or more, all-folders not less than folders");
        }
    }
}
