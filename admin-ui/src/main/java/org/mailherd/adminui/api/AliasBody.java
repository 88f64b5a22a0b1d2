package org.mailherd.adminui.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.alias.AliasOverview;
import org.mailherd.directory.alias.AliasSettings;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An alias as mailcow answers it; {@code goto} is a comma list. */
@JsonNaming(SnakeCaseStrategy.class)
record AliasBody(
        long id,
        String domain,
        String publicComment,
        String privateComment,
        @JsonProperty("goto") String destinations,
        String address,
        int isCatchAll,
        int active,
        int activeInt,
        int internal,
        int senderAllowed,
        String inPrimaryDomain,
        String created,
        @Nullable String modified) {

    static AliasBody of(AliasOverview alias) {
        AliasSettings settings = alias.settings();
        return new AliasBody(
                alias.id(),
                alias.domain(),
                settings.publicComment(),
                settings.privateComment(),
                String.join(",", settings.destinations()),
                settings.address(),
                settings.isCatchAll() ? 1 : 0,
                settings.active() ? 1 : 0,
                settings.active() ? 1 : 0,
                settings.internal() ? 1 : 0,
                settings.senderAllowed() ? 1 : 0,
                "",
                ApiTime.format(alias.created()),
                ApiTime.formatOrNull(alias.modified()));
    }
}
