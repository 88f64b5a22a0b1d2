package org.mailherd.directory.forwarding;

import java.util.List;

/** All of them; there are few. */
@FunctionalInterface
public interface ForwardingHosts {
    /**
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    List<ForwardingHost> all();
}
