/** What every page shares: layout attributes, paging, static files, the error page. */
@NullMarked
package org.mailherd.adminui.page;

import org.jspecify.annotations.NullMarked;
