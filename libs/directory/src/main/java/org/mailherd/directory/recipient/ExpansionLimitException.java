package org.mailherd.directory.recipient;

import org.mailherd.mailmodel.MailAddress;

/** Aliases or recipient maps beyond the bounds; an operator has to look at the named address. */
public final class ExpansionLimitException extends RuntimeException {
    public ExpansionLimitException(MailAddress address, String bound) {
        super(address + " expands to more than " + bound);
    }
}
