package org.mailherd.smtp.forward;

import java.util.Arrays;
import java.util.List;
import org.mailherd.mailauth.srs.SrsSecret;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent on ({@code mailherd.smtp.forward}).
 *
 * @param srs whether forwarded mail gets a return path of ours; what was rewritten before still
 *     comes back when it is off
 * @param srsSecret separated by commas: the first signs, all verify; empty for one that is made and
 *     kept in the spool folder
 */
public record ForwardSettings(
        @DefaultValue("true") boolean srs, @DefaultValue("") String srsSecret) {
    /**
     * @throws IllegalArgumentException if a secret is too short
     */
    List<SrsSecret> secrets() {
        return Arrays.stream(srsSecret.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(SrsSecret::new)
                .toList();
    }

    @Override
    public String toString() {
        return "ForwardSettings[srs=" + srs + "]";
    }
}
