package org.mailherd.imap.acl;

import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.acl.RightsChange;

/** The third argument of SETACL, RFC 4314 section 3.1. */
final class RightsArgument {

    private RightsArgument() {}

    static RightsChange parse(String text) throws SyntaxFault {
        if (text.startsWith("+")) {
            return new RightsChange(RightsChange.Mode.ADD, rights(text.substring(1)));
        }
        if (text.startsWith("-")) {
            return new RightsChange(RightsChange.Mode.REMOVE, rights(text.substring(1)));
        }
        return new RightsChange(RightsChange.Mode.REPLACE, rights(text));
    }

    private static Rights rights(String letters) throws SyntaxFault {
        Rights rights = Rights.NONE;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                throw new SyntaxFault("Uppercase rights are not allowed");
            }
            rights =
                    rights.plus(
                            Rights.of(letter)
                                    .orElseThrow(
                                            () -> new SyntaxFault("A right is not supported")));
        }
        return rights;
    }
}
