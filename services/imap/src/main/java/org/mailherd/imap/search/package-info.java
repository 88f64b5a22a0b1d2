/**
 * SEARCH: {@link org.mailherd.imap.search.CriterionCompiler} turns search keys into a {@link
 * org.mailherd.imap.search.Criterion}; {@link org.mailherd.imap.search.MessageSearch} applies it in
 * three passes, each of which reads more of fewer messages: snapshot, rows, octets.
 */
@NullMarked
package org.mailherd.imap.search;

import org.jspecify.annotations.NullMarked;
