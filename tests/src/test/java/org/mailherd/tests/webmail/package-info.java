/** The webmail in a real browser, against the whole stack; pictures stay in target/pictures. */
@NullMarked
package org.mailherd.tests.webmail;

import org.jspecify.annotations.NullMarked;
