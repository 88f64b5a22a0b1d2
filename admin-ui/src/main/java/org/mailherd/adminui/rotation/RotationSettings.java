package org.mailherd.adminui.rotation;

import java.time.Duration;
import org.mailherd.directory.rotation.RotationPlan;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When signing keys go on by themselves.
 *
 * @param interval between two looks at the DNS; 0: keys are moved by hand only
 * @param settle how long the DNS must have shown a waiting key before it signs
 * @param revokeAfter how long a retired key's record stays
 * @param renewAfter how long a key signs before its successor is made; 0: as long as you like
 */
@ConfigurationProperties("mailherd.admin-ui.key-rotation")
record RotationSettings(
        @DefaultValue("5m") Duration interval,
        @DefaultValue("1h") Duration settle,
        @DefaultValue("7d") Duration revokeAfter,
        @DefaultValue("0") Duration renewAfter) {

    RotationPlan plan() {
        return new RotationPlan(settle, revokeAfter, renewAfter);
    }
}
