/**
 * What every module tests with: real servers ({@link org.mailherd.testsupport.Database}, {@link
 * org.mailherd.testsupport.Redis}), hand-written fakes of the outside world, a clock to turn, and
 * the rules of the house.
 */
@NullMarked
package org.mailherd.testsupport;

import org.jspecify.annotations.NullMarked;
