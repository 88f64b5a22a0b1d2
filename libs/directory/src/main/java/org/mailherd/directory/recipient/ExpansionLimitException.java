package org.mailherd.directory.recipient;

/** Aliases that point to aliases without end; an operator has to look at the named one. */
public final class ExpansionLimitException extends RuntimeException {
    public ExpansionLimitException(String address) {
        super("alias " + address + " expands too far");
    }
}
