/**
 * Every service in one JVM, with a MariaDB and a Redis as its children: the demo, the developer's
 * loop, the end-to-end tests' subject and the compact deployment. {@code options} says what is
 * wanted, {@code check} whether it can be, {@code home} where the data lie, {@code stack} starts
 * the services, {@code seed} makes the first accounts.
 */
@NullMarked
package org.mailherd.standalone;

import org.jspecify.annotations.NullMarked;
