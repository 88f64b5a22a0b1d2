/**
 * Full text: {@link org.mailherd.mailstore.search.MessageText} is what a search sees of a message,
 * decoded and folded. {@link org.mailherd.mailstore.search.FullText} keeps it in a Lucene index a
 * mailbox: trigrams narrow a substring to candidates, the stored text confirms them. Indexes follow
 * the tables by comparing ids, behind deliveries, and may be lost at any time.
 */
@NullMarked
package org.mailherd.mailstore.search;

import org.jspecify.annotations.NullMarked;
