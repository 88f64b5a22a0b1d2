package org.mailherd.mailqueue.bounce;

import java.io.IOException;
import java.io.InputStream;

/**
 * What goes back with a report.
 *
 * @param whole the message, or only its header section
 * @param content octets to copy; never decoded, their charset is unknown
 */
public record ReturnedMessage(boolean whole, Content content) {

    /** Where the octets come from. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** The field that names the part's type (RFC 3462 2, RFC 6533 6). */
    String type(boolean international) {
        if (international) {
            return whole ? "message/global" : "message/global-headers";
        }
        return whole ? "message/rfc822" : "text/rfc822-headers";
    }
}
