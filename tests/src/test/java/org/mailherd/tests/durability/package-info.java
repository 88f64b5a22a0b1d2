/** What must survive a restart, a kill and a wrong start. */
@NullMarked
package org.mailherd.tests.durability;

import org.jspecify.annotations.NullMarked;
