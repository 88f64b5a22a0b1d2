/** One order with the authority, from the account to the chain (RFC 8555 7). */
@NullMarked
package org.mailherd.acmeclient.order;

import org.jspecify.annotations.NullMarked;
