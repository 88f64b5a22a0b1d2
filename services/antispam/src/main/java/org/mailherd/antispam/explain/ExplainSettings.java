package org.mailherd.antispam.explain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keep age at which an explanation goes
 */
@ConfigurationProperties("mailherd.antispam.explain")
record ExplainSettings(@DefaultValue("30d") Duration keep) {}
