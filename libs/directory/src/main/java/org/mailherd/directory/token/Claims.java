package org.mailherd.directory.token;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a checked token says of its owner. */
final class Claims {
    private final TokenSettings settings;

    Claims(TokenSettings settings) {
        this.settings = settings;
    }

    TokenVerdict owner(Map<String, Object> claims) {
        if (!settings.requiredScope().isBlank()
                && !scopes(claims).contains(settings.requiredScope())) {
            return new TokenVerdict.Invalid("scope " + settings.requiredScope() + " is missing");
        }
        boolean byMail = settings.usernameClaim().equals("email");
        if (byMail && Boolean.FALSE.equals(claims.get("email_verified"))) {
            return new TokenVerdict.Invalid("the issuer has not verified the address");
        }
        return claims.get(settings.usernameClaim()) instanceof String name && !name.isBlank()
                ? new TokenVerdict.Valid(name)
                : new TokenVerdict.Invalid("claim " + settings.usernameClaim() + " is missing");
    }

    /** RFC 8693 4.2: one string; some issuers write a list. */
    private static List<?> scopes(Map<String, Object> claims) {
        return switch (claims.get("scope")) {
            case String text -> Arrays.asList(text.split(" "));
            case List<?> list -> list;
            case null, default -> List.of();
        };
    }
}
