/**
 * What a message is about, where that alone is telling: advance-fee fraud, the hunt for passwords
 * of mailboxes, pills by mail. Each needs several signs that stand together in no honest letter;
 * one word never counts.
 */
@NullMarked
package org.mailherd.antispam.fraud;

import org.jspecify.annotations.NullMarked;
