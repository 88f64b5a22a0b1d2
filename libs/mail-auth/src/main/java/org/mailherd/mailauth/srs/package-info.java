/**
 * The Sender Rewriting Scheme: an address of ours that stands for somebody else's return path while
 * we forward their mail, and back again. {@link Srs} does both; {@link SrsSecret} is what makes the
 * addresses ours.
 */
@NullMarked
package org.mailherd.mailauth.srs;

import org.jspecify.annotations.NullMarked;
