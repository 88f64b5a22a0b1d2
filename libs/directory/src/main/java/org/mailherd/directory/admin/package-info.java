/** Who may administer: admin accounts with a password, and API keys bound to networks. */
@NullMarked
package org.mailherd.directory.admin;

import org.jspecify.annotations.NullMarked;
