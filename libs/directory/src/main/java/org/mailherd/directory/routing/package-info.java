/**
 * What an operator said about where mail leaves to: relay hosts by sender, the transport map by
 * recipient, TLS policies by next hop, source address and HELO name by domain. {@code
 * RoutingDirectory} is the daemons' reader; {@code RelayHosts}, {@code TransportMap}, {@code
 * TlsPolicyMap} and {@code SenderRoutes} are the management side's editors.
 */
@NullMarked
package org.mailherd.directory.routing;

import org.jspecify.annotations.NullMarked;
