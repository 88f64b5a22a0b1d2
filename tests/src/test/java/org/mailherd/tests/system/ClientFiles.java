package org.mailherd.tests.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.stack.Demo;

/** The settings with which other people's clients use Bob's mailbox; they hold his password. */
final class ClientFiles {
    private ClientFiles() {}

    /** Takes all mail, deletes it, and adds it to the file {@code box}. */
    static Path fetchmailrc(Path folder, String protocol, int port, Path box) throws IOException {
        return secret(
                folder.resolve("fetchmailrc-" + protocol),
                """
                poll localhost protocol %s port %s
                  user "%s" password "%s" ssl sslproto "TLS1.2+" no sslcertck
                  mda "cat >> %s"
                """
                        .formatted(protocol, port, DemoAccounts.BOB, DemoAccounts.PASSWORD, box));
    }

    /**
     * As {@link #fetchmailrc}; tee stands in for a mail box, which getmail keeps for none as root.
     */
    static Path getmailrc(Path folder, String retriever, int port, Path box) throws IOException {
        return secret(
                folder.resolve("getmailrc-" + retriever),
                """
                [retriever]
                type = %s
                server = localhost
                port = %s
                username = %s
                password = %s
                [destination]
                type = MDA_external
                path = /usr/bin/tee
                arguments = ("-a", "%s")
                allow_root_commands = true
                [options]
                read_all = true
                delete = true
                """
                        .formatted(retriever, port, DemoAccounts.BOB, DemoAccounts.PASSWORD, box));
    }

    /**
     * Reads over IMAP, sends over submission. By itself it takes SCRAM-SHA-256-PLUS, which its SASL
     * library then refuses for want of a channel binding that it was never given; so it is told
     * PLAIN.
     *
     * @param more further lines
     */
    static Path neomuttrc(Demo demo, Path folder, String more) throws IOException {
        return secret(
                folder.resolve("neomuttrc"),
                """
                set imap_user="%1$s"
                set imap_pass="%2$s"
                set folder="imaps://localhost:%3$d/"
                set spoolfile="+INBOX"
                set from="%1$s"
                set use_from=yes
                set smtp_url="smtps://%1$s@localhost:%4$d/"
                set smtp_pass="%2$s"
                set smtp_authenticators="plain"
                set certificate_file="%5$s"
                set ssl_verify_host=no
                set mbox_type=mbox
                set confirmappend=no
                set confirmcreate=no
                set delete=yes
                set move=no
                """
                                .formatted(
                                        DemoAccounts.BOB,
                                        DemoAccounts.PASSWORD,
                                        demo.port(DemoPort.IMAPS),
                                        demo.port(DemoPort.SUBMISSIONS),
                                        folder.resolve("data/tls/cert.pem"))
                        + more
                        + "\n");
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
