/**
 * Starts one service: its own configuration file, one banner line, logfmt logs; several may live in
 * one JVM.
 */
@NullMarked
package org.mailherd.platform.boot;

import org.jspecify.annotations.NullMarked;
