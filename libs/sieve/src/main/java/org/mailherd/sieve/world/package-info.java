/** Tests that ask the host: mailboxes, annotations, duplicates, environment, scanners. */
@NullMarked
package org.mailherd.sieve.world;

import org.jspecify.annotations.NullMarked;
