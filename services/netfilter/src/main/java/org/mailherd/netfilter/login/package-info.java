/** Failed logins as the services publish them on Redis: JSON in, a record out. */
@NullMarked
package org.mailherd.netfilter.login;

import org.jspecify.annotations.NullMarked;
