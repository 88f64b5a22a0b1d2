/**
 * REST in mailcow's form under {@code /api/v1}: get, add, edit, delete. Bodies and answers keep
 * mailcow's names, so that its clients work unchanged.
 */
@NullMarked
package org.mailherd.adminui.api;

import org.jspecify.annotations.NullMarked;
