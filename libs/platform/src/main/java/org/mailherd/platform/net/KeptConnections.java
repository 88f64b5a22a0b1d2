package org.mailherd.platform.net;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/**
 * Contexts of the JDK's HTTP server whose clients may use a connection again. The server cuts it,
 * unannounced, at the end of an exchange of which nobody took the request's body, as with most
 * GETs: a client that sends its next request meanwhile fails.
 */
public final class KeptConnections {
    private static final Filter TAKE_BODY =
            Filter.beforeHandler("takes the request's body", HttpExchange::getRequestBody);

    private KeptConnections() {}

    public static HttpContext context(HttpServer server, String path, HttpHandler handler) {
        HttpContext context = server.createContext(path, handler);
        context.getFilters().add(TAKE_BODY);
        return context;
    }
}
