/**
 * How much a mailbox holds and may hold. The limit comes from the directory by way of the caller,
 * the use is counted here in the transaction that adds or removes a message.
 */
@NullMarked
package org.mailherd.mailstore.quota;

import org.jspecify.annotations.NullMarked;
