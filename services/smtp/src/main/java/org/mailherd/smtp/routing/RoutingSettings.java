package org.mailherd.smtp.routing;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the default way out wants to know ({@code mailherd.smtp.routing}). Everything else about
 * routes stands in the directory.
 *
 * @param username at the smarthost; empty for none
 * @param clearLogin whether its password may be sent without TLS
 */
public record RoutingSettings(
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("false") boolean clearLogin) {
    /** Never shows the password. */
    @Override
    public String toString() {
        return "RoutingSettings[" + username + "]";
    }
}
