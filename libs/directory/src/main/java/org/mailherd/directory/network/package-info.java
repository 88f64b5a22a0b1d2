/** Networks by which administrators say who may come from where: addresses and CIDR blocks. */
@NullMarked
package org.mailherd.directory.network;

import org.jspecify.annotations.NullMarked;
