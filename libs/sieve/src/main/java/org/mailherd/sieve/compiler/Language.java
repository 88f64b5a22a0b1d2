package org.mailherd.sieve.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.sieve.core.BaseTests;
import org.mailherd.sieve.delivery.DeliveryCommands;
import org.mailherd.sieve.delivery.FlagCommand;
import org.mailherd.sieve.delivery.FlagTest;
import org.mailherd.sieve.engine.Registry;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.Test;

/** Every command and test by name with the extension that brings it. */
final class Language {

    private final Map<String, Registry.Entry<Statement>> commands = new HashMap<>();
    private final Map<String, Registry.Entry<Test>> tests = new HashMap<>();

    static final List<String> EXTENSIONS =
            List.of(
                    "fileinto",
                    "reject",
                    "ereject",
                    "envelope",
                    "encoded-character",
                    "comparator-i;octet",
                    "comparator-i;ascii-casemap",
                    "comparator-i;ascii-numeric",
                    "comparator-i;unicode-casemap",
                    "copy",
                    "subaddress",
                    "relational",
                    "regex",
                    "imap4flags",
                    "index",
                    "mailbox",
                    "special-use");

    static final Registry REGISTRY = new Language().registry();

    private Language() {
        base();
        delivery();
    }

    private Registry registry() {
        return new Registry(Map.copyOf(commands), Map.copyOf(tests), EXTENSIONS);
    }

    private void base() {
        test("true", "", BaseTests::yes);
        test("false", "", BaseTests::no);
        test("not", "", BaseTests::not);
        test("allof", "", BaseTests::all);
        test("anyof", "", BaseTests::any);
        test("header", "", BaseTests::header);
        test("address", "", BaseTests::address);
        test("envelope", "envelope", BaseTests::envelope);
        test("exists", "", BaseTests::exists);
        test("size", "", BaseTests::size);
    }

    private void delivery() {
        command("stop", "", DeliveryCommands::stop);
        command("keep", "", DeliveryCommands::keep);
        command("discard", "", DeliveryCommands::discard);
        command("redirect", "", DeliveryCommands::redirect);
        command("fileinto", "fileinto", DeliveryCommands::fileInto);
        command("reject", "reject", DeliveryCommands::reject);
        command("ereject", "ereject", DeliveryCommands::ereject);
        command("setflag", "imap4flags", FlagCommand::set);
        command("addflag", "imap4flags", FlagCommand::add);
        command("removeflag", "imap4flags", FlagCommand::remove);
        test("hasflag", "imap4flags", FlagTest::make);
    }

    private void command(String name, String extension, Registry.Maker<Statement> maker) {
        commands.put(name, new Registry.Entry<>(optional(extension), maker));
    }

    private void test(String name, String extension, Registry.Maker<Test> maker) {
        tests.put(name, new Registry.Entry<>(optional(extension), maker));
    }

    private static Optional<String> optional(String extension) {
        return extension.isEmpty() ? Optional.empty() : Optional.of(extension);
    }
}
