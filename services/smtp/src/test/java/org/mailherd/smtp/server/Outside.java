package org.mailherd.smtp.server;

import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/**
 * The world around a house: one server has all mail of outside.test.
 *
 * @param dns what the house asks
 * @param server what outside.test's MX record leads to
 */
record Outside(FakeDns dns, ScriptedSmtpServer server) implements AutoCloseable {

    static Outside start() {
        FakeDns dns =
                FakeDns.start()
                        .add("outside.test. IN MX 10 mx.outside.test.")
                        .add("mx.outside.test. IN A 127.0.0.1");
        return new Outside(dns, ScriptedSmtpServer.start());
    }

    /** A house that finds this world, to be started. */
    TestHouse house() {
        return new TestHouse().asking(dns.address()).with("delivery.outbound-port", server.port());
    }

    @Override
    public void close() {
        server.close();
        dns.close();
    }
}
