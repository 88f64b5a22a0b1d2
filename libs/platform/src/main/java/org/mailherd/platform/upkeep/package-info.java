/** What a service does from time to time beside its work. */
@NullMarked
package org.mailherd.platform.upkeep;

import org.jspecify.annotations.NullMarked;
