/**
 * Named expressions over symbols, written by the operator: {@link ExpressionParser} reads one,
 * {@link Composites} adds the symbol of each that holds, or puts it in the place of what it is made
 * of.
 */
@NullMarked
package org.mailherd.antispam.composite;

import org.jspecify.annotations.NullMarked;
