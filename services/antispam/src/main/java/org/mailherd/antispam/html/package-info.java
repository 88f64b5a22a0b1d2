/** Tricks of HTML, seen from the small facts of {@code content.Html}. */
@NullMarked
package org.mailherd.antispam.html;

import org.jspecify.annotations.NullMarked;
