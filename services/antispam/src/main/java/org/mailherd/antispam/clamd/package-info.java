/**
 * ClamAV: {@link VirusInquiry} sends what is attached to clamd over INSTREAM. A clamd that does not
 * answer is never passed over in silence: the message waits or is marked, as the operator says.
 */
@NullMarked
package org.mailherd.antispam.clamd;

import org.jspecify.annotations.NullMarked;
