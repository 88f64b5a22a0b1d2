/** The certificate and key that all services share, as PEM files in one folder. */
@NullMarked
package org.mailherd.acmeclient.certificate;

import org.jspecify.annotations.NullMarked;
