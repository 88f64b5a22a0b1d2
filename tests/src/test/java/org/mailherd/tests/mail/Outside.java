package org.mailherd.tests.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.mailherd.mailauth.dns.ResolverDns;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.tests.client.AdminApi;
import org.mailherd.tests.stack.Demo;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/**
 * The stack, and a world around it in which one server has all mail of outside.test.
 *
 * @param demo the stack
 * @param dns what the stack asks
 * @param server what outside.test's MX record leads to
 */
record Outside(Demo demo, FakeDns dns, ScriptedSmtpServer server) implements AutoCloseable {
    private static final String DOMAIN = "alpha.test";

    /** Starts the stack with its data in the folder. */
    static Outside start(Path data) throws IOException {
        ScriptedSmtpServer server = ScriptedSmtpServer.start();
        FakeDns dns =
                FakeDns.start()
                        .add("outside.test. IN MX 10 mx.outside.test.")
                        .add("mx.outside.test. IN A 127.0.0.1");
        Map<String, String> environment =
                Map.of(
                        "OUTBOUND_PORT",
                        String.valueOf(server.port()),
                        "OUTBOUND_PRIVATE_ADDRESSES",
                        "true");
        Demo demo = Demo.start(data, Demo.freeOffset(), environment, "--resolver", dns.address());
        return new Outside(demo, dns, server);
    }

    /** The record of alpha.test's signing key. */
    SigningRecord signingRecord() throws IOException, InterruptedException {
        AdminApi api = new AdminApi(demo);
        return new SigningRecord(
                api.dkim(DOMAIN, "dkim_selector") + "._domainkey." + DOMAIN,
                api.dkim(DOMAIN, "dkim_txt"));
    }

    /** Lets everybody see alpha.test's signing key. */
    void publishSigningRecord() throws IOException, InterruptedException {
        SigningRecord found = signingRecord();
        dns.addText(found.name() + ".", found.text());
    }

    /** The DNS as a verifier asks it. */
    ResolverDns resolver() {
        return ResolverDns.of(dns.address(), Duration.ofSeconds(5), false);
    }

    /** A message that arrived, split where its header ends. */
    static Arrived split(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        return new Arrived(
                HeaderBlock.parse(text.substring(0, body).getBytes(StandardCharsets.ISO_8859_1)),
                body);
    }

    @Override
    public void close() throws InterruptedException {
        demo.close();
        server.close();
        dns.close();
    }

    /**
     * @param name without the final dot
     */
    record SigningRecord(String name, String text) {}

    /**
     * @param body where the body begins
     */
    record Arrived(HeaderBlock header, int body) {}
}
