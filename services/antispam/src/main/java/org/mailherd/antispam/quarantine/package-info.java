/**
 * Mail that was refused or marked, kept for its mailbox: {@code QuarantineEndpoint} takes it from
 * the mail server ({@code Keeping}) and answers the pages, with the services' secret; {@code
 * QuarantineStore} has the rows, {@code Release} puts a message back into the mail's way, {@code
 * Retention} removes what is old.
 */
@NullMarked
package org.mailherd.antispam.quarantine;

import org.jspecify.annotations.NullMarked;
