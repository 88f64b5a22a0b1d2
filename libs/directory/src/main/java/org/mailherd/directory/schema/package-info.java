/** The one Flyway history of the house; each service that opens the database runs it first. */
@NullMarked
package org.mailherd.directory.schema;

import org.jspecify.annotations.NullMarked;
