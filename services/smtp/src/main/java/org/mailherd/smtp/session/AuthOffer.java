package org.mailherd.smtp.session;

import java.util.List;

/** Which SASL mechanisms EHLO announces on a connection, as it is now; none is no AUTH. */
@FunctionalInterface
public interface AuthOffer {
    List<String> mechanisms(Session session);
}
