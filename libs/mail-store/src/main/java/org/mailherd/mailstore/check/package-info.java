/**
 * {@code store check}: compares every row with every blob, and counters with what they count.
 * {@link StoreCheck} walks; {@link BlobCheck} reads octets, {@link CounterCheck} asks the tables.
 */
@NullMarked
package org.mailherd.mailstore.check;

import org.jspecify.annotations.NullMarked;
