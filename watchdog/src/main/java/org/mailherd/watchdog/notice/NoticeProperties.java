package org.mailherd.watchdog.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom to tell.
 *
 * @param webhook gets a POST for each notice; empty for none
 * @param subject first words of each notice
 */
@ConfigurationProperties("mailherd.watchdog.notice")
public record NoticeProperties(
        @DefaultValue("") String webhook, @DefaultValue("Watchdog ALERT") String subject) {}
