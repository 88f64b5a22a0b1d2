/**
 * Files of OLE ([MS-CFB]) and the Visual Basic in them ([MS-OVBA]): {@link OleFile} follows chains
 * where they stand in the octets and builds nothing of what the file promises, so that what it
 * costs is bounded by what is asked for.
 */
@NullMarked
package org.mailherd.antispam.ole;

import org.jspecify.annotations.NullMarked;
