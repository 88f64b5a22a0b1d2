/**
 * Where links lead and what they pretend: {@link LinkCheck} reads each {@link Target} once, the way
 * a browser does, and hands all to small rules; {@link Brands} knows whose names phishers borrow.
 */
@NullMarked
package org.mailherd.antispam.link;

import org.jspecify.annotations.NullMarked;
