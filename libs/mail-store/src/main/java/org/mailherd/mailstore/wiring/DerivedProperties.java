package org.mailherd.mailstore.wiring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of large folders, so that they open quickly after a start.
 *
 * @param fromMessages folders of so many messages or more
 * @param interval between two looks at which of them lack something
 */
@ConfigurationProperties("mailherd.store.derived")
public record DerivedProperties(
        @DefaultValue("10000") int fromMessages, @DefaultValue("20s") Duration interval) {
    public DerivedProperties {
        if (fromMessages < 1 || !interval.isPositive()) {
            throw new IllegalArgumentException(
                    "mailherd.store.derived: from-messages and interval must be above 0; 10000 and 20s are usual");
        }
    }
}
