/**
 * Who is banned, for how long: attempts are counted in a window, a ban grows with each repetition,
 * and Redis remembers both over a restart.
 */
@NullMarked
package org.mailherd.netfilter.ban;

import org.jspecify.annotations.NullMarked;
