package org.mailherd.mailstore.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of searching.
 *
 * @param columnCache memory for sizes, dates and envelope texts of folders that were lately
 *     searched or sorted: about 100 bytes a message
 */
@ConfigurationProperties("mailherd.search")
public record SearchProperties(@DefaultValue("96MB") DataSize columnCache) {}
