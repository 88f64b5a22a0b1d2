/**
 * Full text: {@link org.mailherd.mailstore.search.MessageText} is what a search sees of a message,
 * decoded and folded.
 */
@NullMarked
package org.mailherd.mailstore.search;

import org.jspecify.annotations.NullMarked;
