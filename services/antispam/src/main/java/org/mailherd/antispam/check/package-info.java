/**
 * The checks: each a small pure function from a {@link Scan} to {@link Hit}s, each hit of a {@link
 * Symbol} with weight, group and description; {@link Checks} is the list.
 */
@NullMarked
package org.mailherd.antispam.check;

import org.jspecify.annotations.NullMarked;
