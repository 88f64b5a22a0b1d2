/**
 * What a caller of the protocol wants to be otherwise for one message, in Rspamd's words: {@code
 * SettingsReader} reads what it means, {@code ScanSettings} changes findings and thresholds; {@code
 * SettingsBook} has the operator's, by their ids.
 */
@NullMarked
package org.mailherd.antispam.settings;

import org.jspecify.annotations.NullMarked;
