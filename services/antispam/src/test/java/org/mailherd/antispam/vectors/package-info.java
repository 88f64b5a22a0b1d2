/**
 * Messages to which DKIM and DMARC have one right answer each, told by the RFCs; signed by {@code
 * HandSignature}, which shares nothing with what it tests.
 */
@NullMarked
package org.mailherd.antispam.vectors;

import org.jspecify.annotations.NullMarked;
