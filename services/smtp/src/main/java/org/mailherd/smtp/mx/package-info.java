/**
 * The servers of a next hop: {@code MxResolver} asks the DNS as RFC 5321 5.1 says and answers with
 * {@code MailHosts}. A DNS that fails never makes mail fail, only wait.
 */
@NullMarked
package org.mailherd.smtp.mx;

import org.jspecify.annotations.NullMarked;
