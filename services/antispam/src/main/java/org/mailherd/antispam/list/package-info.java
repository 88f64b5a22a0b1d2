/** Bulk mail and mailing lists, and the tricks with Reply-To and free mail providers. */
@NullMarked
package org.mailherd.antispam.list;

import org.jspecify.annotations.NullMarked;
