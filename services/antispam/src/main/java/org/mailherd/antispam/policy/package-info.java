/**
 * Who gets a message in the end, and what each of these wants of the filter: {@code PolicyBook}
 * turns the recipients of an envelope into {@code Party}s, mailboxes behind aliases included;
 * {@code Senders} says who the message claims to be from and what proves it.
 */
@NullMarked
package org.mailherd.antispam.policy;

import org.jspecify.annotations.NullMarked;
