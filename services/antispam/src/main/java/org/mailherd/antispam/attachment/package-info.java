/**
 * What is attached: {@link AttachmentCheck} looks at each part once, opens archives and documents
 * within one {@code Budget} for the whole message, and hands the {@link Attachment} to small rules.
 */
@NullMarked
package org.mailherd.antispam.attachment;

import org.jspecify.annotations.NullMarked;
