package org.mailherd.sieve.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.sieve.answer.NotifyCommands;
import org.mailherd.sieve.answer.VacationCommand;
import org.mailherd.sieve.body.BodyTest;
import org.mailherd.sieve.core.BaseTests;
import org.mailherd.sieve.date.DateTests;
import org.mailherd.sieve.delivery.DeliveryCommands;
import org.mailherd.sieve.delivery.FlagCommand;
import org.mailherd.sieve.delivery.FlagTest;
import org.mailherd.sieve.edit.EditCommands;
import org.mailherd.sieve.engine.Registry;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.include.IncludeCommand;
import org.mailherd.sieve.include.IncludeCommands;
import org.mailherd.sieve.mime.ExtractText;
import org.mailherd.sieve.mime.PartLoop;
import org.mailherd.sieve.variables.SetCommand;
import org.mailherd.sieve.variables.StringTest;
import org.mailherd.sieve.world.DuplicateTest;
import org.mailherd.sieve.world.EnvironmentTests;
import org.mailherd.sieve.world.MailboxTests;
import org.mailherd.sieve.world.ScannerTests;

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
                    "special-use",
                    "variables",
                    "date",
                    "body",
                    "include",
                    "vacation",
                    "vacation-seconds",
                    "fcc",
                    "mboxmetadata",
                    "servermetadata",
                    "duplicate",
                    "environment",
                    "ihave",
                    "spamtest",
                    "spamtestplus",
                    "virustest",
                    "enotify",
                    "editheader",
                    "foreverypart",
                    "mime",
                    "extracttext");

    static final Registry REGISTRY = new Language().registry();

    private Language() {
        base();
        delivery();
        extensions();
        world();
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

    private void extensions() {
        command("set", "variables", SetCommand::make);
        test("string", "variables", StringTest::make);
        test("date", "date", DateTests::date);
        test("currentdate", "date", DateTests::currentDate);
        test("body", "body", BodyTest::make);
        command("include", "include", IncludeCommand::make);
        command("return", "include", IncludeCommands::leave);
        command("global", "include", IncludeCommands::global);
        command("vacation", "vacation", VacationCommand::make);
        command("notify", "enotify", NotifyCommands::notify);
        test("valid_notify_method", "enotify", NotifyCommands::valid);
        test("notify_method_capability", "enotify", NotifyCommands::capability);
        command("addheader", "editheader", EditCommands::add);
        command("deleteheader", "editheader", EditCommands::delete);
        command("foreverypart", "foreverypart", PartLoop::make);
        command("break", "foreverypart", PartLoop::leave);
        command("extracttext", "extracttext", ExtractText::make);
    }

    private void world() {
        test("mailboxexists", "mailbox", MailboxTests::exists);
        test("specialuse_exists", "special-use", MailboxTests::specialUse);
        test("metadata", "mboxmetadata", MailboxTests::metadata);
        test("metadataexists", "mboxmetadata", MailboxTests::metadataExists);
        test("servermetadata", "servermetadata", MailboxTests::serverMetadata);
        test("servermetadataexists", "servermetadata", MailboxTests::serverMetadataExists);
        test("duplicate", "duplicate", DuplicateTest::make);
        test("environment", "environment", EnvironmentTests::environment);
        test("ihave", "ihave", EnvironmentTests::ihave);
        command("error", "ihave", EnvironmentTests::error);
        test("spamtest", "spamtest", ScannerTests::spam);
        test("virustest", "virustest", ScannerTests::virus);
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
