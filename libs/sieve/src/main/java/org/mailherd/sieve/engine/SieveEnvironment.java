package org.mailherd.sieve.engine;

import java.util.Collection;
import java.util.Map;

/**
 * Where a script runs.
 *
 * @param items of RFC 5183 4.1: {@code domain}, {@code host}, {@code location}, {@code name},
 *     {@code phase}, {@code remote-host}, {@code remote-ip}, {@code version}; an item that is not
 *     known stays out
 * @param ownAddresses addresses at which the owner gets mail: vacation answers only mail to them,
 *     and never answers them
 */
public record SieveEnvironment(Map<String, String> items, Collection<String> ownAddresses) {}
