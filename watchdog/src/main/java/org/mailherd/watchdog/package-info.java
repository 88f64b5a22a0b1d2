/**
 * Asks every service for real what it is for ({@code probe}), judges the answers ({@code watch}),
 * keeps what it saw ({@code history}), tells the operator ({@code notice}) and restarts what stays
 * down ({@code container}).
 */
@NullMarked
package org.mailherd.watchdog;

import org.jspecify.annotations.NullMarked;
