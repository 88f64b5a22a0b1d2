/**
 * Full text: {@link org.mailherd.mailstore.search.MessageText} is what a search sees of a message,
 * decoded and folded. {@link org.mailherd.mailstore.search.FullText} keeps it in a Lucene index a
 * mailbox: what {@link org.mailherd.mailstore.search.Words} cuts a text into narrows a substring to
 * candidates or decides about it, else the stored text confirms. Indexes follow the tables by
 * comparing ids, behind deliveries, and may be lost at any time.
 */
@NullMarked
package org.mailherd.mailstore.search;

import org.jspecify.annotations.NullMarked;
