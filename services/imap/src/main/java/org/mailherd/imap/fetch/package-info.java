/**
 * FETCH: a {@link org.mailherd.imap.fetch.FetchPlan} says what has to be read for the attributes
 * asked, {@link org.mailherd.imap.fetch.MessageRenderer} writes one message, {@link
 * org.mailherd.imap.fetch.SectionWriter} finds and sends octets of it.
 */
@NullMarked
package org.mailherd.imap.fetch;

import org.jspecify.annotations.NullMarked;
