/**
 * Mail that the filter kept: {@code QuarantineClient} asks antispam, the page and mailcow's API
 * show it. All text in it came from strangers and is escaped where it is shown.
 */
@NullMarked
package org.mailherd.adminui.quarantine;

import org.jspecify.annotations.NullMarked;
