/**
 * What a message says, decoded once while it streams by and within fixed bounds: {@link
 * ContentReader} walks the MIME structure and decodes the parts, {@link HtmlReader} renders HTML,
 * {@link Content} is the result. What was too large to look into is named in {@link
 * Content#truncated()}, never passed over.
 */
@NullMarked
package org.mailherd.antispam.content;

import org.jspecify.annotations.NullMarked;
