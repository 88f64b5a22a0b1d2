/**
 * Mail that an alias sends on to elsewhere: {@code ReturnPathTransport} gives each copy a return
 * path of ours (SRS), {@code SrsRecipients} takes what comes back to it, {@code SrsSecrets} keeps
 * what makes the addresses ours.
 */
@NullMarked
package org.mailherd.smtp.forward;

import org.jspecify.annotations.NullMarked;
