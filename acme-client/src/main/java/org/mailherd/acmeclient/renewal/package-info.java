/** Looks at the certificate now and then, and has it replaced when the time has come. */
@NullMarked
package org.mailherd.acmeclient.renewal;

import org.jspecify.annotations.NullMarked;
