/** The smallest clients that show what is really on the wire. */
@NullMarked
package org.mailherd.tests.client;

import org.jspecify.annotations.NullMarked;
