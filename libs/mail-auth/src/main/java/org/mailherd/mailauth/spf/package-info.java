/**
 * RFC 7208. {@link SpfCheck} is check_host(): it fetches the record of a domain, {@link
 * SpfRecordParser} reads it into {@link SpfRecord} (mechanisms and modifiers as records), {@link
 * MechanismMatcher} asks the DNS whether a mechanism matches, {@link LookupBudget} ends what costs
 * too much, {@link MacroString} expands macros.
 */
@NullMarked
package org.mailherd.mailauth.spf;

import org.jspecify.annotations.NullMarked;
