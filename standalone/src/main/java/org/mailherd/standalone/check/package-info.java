/** What must be true before anything starts; each fault is a sentence that says what to do. */
@NullMarked
package org.mailherd.standalone.check;

import org.jspecify.annotations.NullMarked;
