/**
 * What domains and mailboxes want of the spam filter: scores at which mail is marked or refused,
 * senders allowed and denied, what the quarantine keeps. {@code SpamPolicies} edits it, {@code
 * SpamPolicyDirectory} answers the filter, a mailbox's wish before its domain's.
 */
@NullMarked
package org.mailherd.directory.policy;

import org.jspecify.annotations.NullMarked;
