/** Silent copies (BCC maps) and recipients that are written anew (recipient maps). */
@NullMarked
package org.mailherd.directory.rewriting;

import org.jspecify.annotations.NullMarked;
