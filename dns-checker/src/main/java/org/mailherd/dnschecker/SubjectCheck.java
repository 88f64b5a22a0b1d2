package org.mailherd.dnschecker;

import java.util.List;
import org.mailherd.mailauth.dns.Dns;

/** Looks at one subject. */
interface SubjectCheck {

    /**
     * @param server what is known about the mail server by now
     */
    List<Finding> look(Expectations expected, Server server, Dns dns);
}
