/**
 * A real MariaDB and a real Redis as children of this JVM, for the demo, the compact deployment and
 * the tests. The flow: {@code BinaryCache} unpacks the servers once, {@code DataDirectory} takes
 * the data for this process alone, {@code ChildProcess} runs the server so that it never outlives
 * us.
 */
@NullMarked
package org.mailherd.embedded;

import org.jspecify.annotations.NullMarked;
