package org.mailherd.antispam.composite;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of composites.
 *
 * @param rules by the name of the symbol they give, in the order they are applied
 * @param file where an operator's own stand, as in Rspamd's {@code composites.conf}; a change
 *     counts within two seconds. Empty: none. It need not exist
 */
@ConfigurationProperties("mailherd.antispam.composites")
public record CompositesProperties(
        @DefaultValue Map<String, Rule> rules, @DefaultValue("") String file) {

    public CompositesProperties {
        rules = new LinkedHashMap<>(rules);
    }

    /** What becomes of the weights of the symbols in the expression. */
    public enum Policy {
        /** They count as well. */
        ADD,
        /** They count nothing. */
        REPLACE
    }

    /**
     * @param expression such as {@code FREEMAIL_FROM & (R_UNDISC_RCPT | MISSING_TO)}
     * @param description for people
     */
    public record Rule(
            String expression,
            double weight,
            @DefaultValue("add") Policy policy,
            @DefaultValue("") String description) {}
}
