/** One event, one line, in logfmt: <code>event=delivery qid=4XbT2k1mzQ to=...</code>. */
@NullMarked
package org.mailherd.platform.log;

import org.jspecify.annotations.NullMarked;
