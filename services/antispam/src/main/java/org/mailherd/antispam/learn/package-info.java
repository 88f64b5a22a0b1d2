/** Learning from messages that a person has judged. */
@NullMarked
package org.mailherd.antispam.learn;

import org.jspecify.annotations.NullMarked;
