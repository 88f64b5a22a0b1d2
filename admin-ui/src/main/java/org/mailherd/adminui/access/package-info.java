/**
 * Who may enter: login form with throttling, sessions kept in Redis, API keys, security headers.
 */
@NullMarked
package org.mailherd.adminui.access;

import org.jspecify.annotations.NullMarked;
