/**
 * What the spam filter has to learn: a message that gets into Junk or out of it leaves a row in the
 * same transaction, so that no lesson is lost; who teaches takes the rows from here.
 */
@NullMarked
package org.mailherd.mailstore.junk;

import org.jspecify.annotations.NullMarked;
