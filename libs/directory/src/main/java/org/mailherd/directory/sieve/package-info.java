/**
 * Sieve scripts as they are kept: a mailbox's own ({@link
 * org.mailherd.directory.sieve.SieveScripts}), what runs at a delivery ({@link
 * org.mailherd.directory.sieve.DeliveryScripts}), and what running scripts remember ({@link
 * org.mailherd.directory.sieve.SieveMemory}). Nobody reads the language here.
 */
@NullMarked
package org.mailherd.directory.sieve;

import org.jspecify.annotations.NullMarked;
