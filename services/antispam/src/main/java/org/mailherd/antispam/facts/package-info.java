/**
 * What a scan must ask the network for, asked in parallel before any check runs: SPF, DKIM, the
 * client's name, the sender's domain.
 */
@NullMarked
package org.mailherd.antispam.facts;

import org.jspecify.annotations.NullMarked;
