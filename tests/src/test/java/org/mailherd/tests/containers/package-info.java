/**
 * The containers as an operator runs them, through their published ports. {@code
 * .ci/steps/containers.sh} brings them up, with every port moved by {@link
 * org.mailherd.tests.containers.Containers#OFFSET}, and gives the two secrets that only the
 * generator knew.
 */
package org.mailherd.tests.containers;
