package org.mailherd.directory.policy;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code spam_policy} with the name of whom it belongs to. */
record PolicyRow(
        String name,
        @Nullable BigDecimal addHeader,
        @Nullable BigDecimal reject,
        @Nullable String quarantine) {

    Optional<SpamPolicy.Scores> scores() {
        return addHeader == null || reject == null
                ? Optional.empty()
                : Optional.of(new SpamPolicy.Scores(addHeader.doubleValue(), reject.doubleValue()));
    }

    Optional<QuarantineCategory> category() {
        return Optional.ofNullable(quarantine).flatMap(QuarantineCategory::of);
    }
}
