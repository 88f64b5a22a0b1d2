package org.mailherd.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CarriersTest {
    private final String before = System.getProperty(Carriers.PROPERTY, "");

    @BeforeEach
    void clear() {
        System.clearProperty(Carriers.PROPERTY);
    }

    @AfterEach
    void restore() {
        System.clearProperty(Carriers.PROPERTY);
        if (!before.isEmpty()) {
            System.setProperty(Carriers.PROPERTY, before);
        }
    }

    @Test
    void thereAreTwoForEachProcessor() {
        Carriers.provide();
        assertThat(Integer.getInteger(Carriers.PROPERTY))
                .isGreaterThanOrEqualTo(4)
                .isGreaterThanOrEqualTo(2 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void anOperatorsOwnNumberStays() {
        System.setProperty(Carriers.PROPERTY, "7");
        Carriers.provide();
        assertThat(System.getProperty(Carriers.PROPERTY)).isEqualTo("7");
    }
}
