/** The message list: one page of a folder, or what a search found in it. */
@NullMarked
package org.mailherd.webmail.listing;

import org.jspecify.annotations.NullMarked;
