package org.mailherd.antispam.check;

import java.util.List;

/**
 * A symbol that was found.
 *
 * @param options details, a stranger's text among them
 */
public record Hit(Symbol symbol, List<String> options) {

    private static final int OPTION_LENGTH = 200;

    public Hit {
        options = options.stream().map(Hit::shortened).toList();
    }

    public static Hit of(Symbol symbol, String... options) {
        return new Hit(symbol, List.of(options));
    }

    /** With what its check costs. */
    public Hit costing(Cost cost) {
        return symbol.cost() == cost ? this : new Hit(symbol.costing(cost), options);
    }

    public static List<Hit> when(boolean found, Symbol symbol, String... options) {
        return found ? List.of(of(symbol, options)) : List.of();
    }

    private static String shortened(String option) {
        return option.length() > OPTION_LENGTH
                ? option.substring(0, OPTION_LENGTH) + "..."
                : option;
    }
}
