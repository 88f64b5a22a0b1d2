package org.mailherd.directory.routing;

/** The routing entries as they are now, or were a moment ago. */
public interface RoutingDirectory {
    /**
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     */
    RoutingTable current();
}
