/** Domains that stand for another: every address there is the same address at their target. */
@NullMarked
package org.mailherd.directory.aliasdomain;

import org.jspecify.annotations.NullMarked;
