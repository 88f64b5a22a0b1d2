package org.mailherd.sieve.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.sieve.Sieve;
import org.mailherd.sieve.grammar.ScriptError;

/** Corners of the RFCs' grammars, one a row: what is a script and what is none. */
class SyntaxCornersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redirect \"Frop <frop@example.org>\";",
                "redirect \"frop@example.org\";",
                "redirect \"\\\"The Frop\\\" <frop@example.org>\";",
                "require \"fileinto\"; keep;",
                "require \"fileinto\"; require [\"copy\", \"reject\"]; keep;",
                "/* a */ keep /* b */; # c",
                "IF TRUE { KEEP; } ELSIF NOT TRUE { STOP; } ELSE { DISCARD; }",
                "if size :over 2147483647 { keep; }",
                "if size :over 4294967296 { keep; }",
                "if size :over 4G { keep; }",
                "if header :contains :comparator \"i;octet\" [\"a\"] [\"b\"] { keep; }",
                "if header :comparator \"i;octet\" :is \"a\" \"b\" {}",
                "require \"comparator-i;octet\"; keep;",
                "require \"variables\"; set \"a\" text:\nx\n..\n.y\n.\n;",
                "require [\"variables\",\"include\"]; global [\"a\",\"b\"]; set \"global.c\" \"${global.a}\";",
                "require [\"variables\",\"include\"]; global \"a\"; set \"a\" \"b\"; global \"a\";",
                "require \"enotify\"; notify :options [\"a.b=\", \"c=d=e\"] \"mailto:a@b.example\";",
                "require [\"vacation\",\"vacation-seconds\"]; vacation :seconds 0 \"x\";",
                "require \"vacation\"; vacation :days 0 :from \"Me <me@example.org>\" \"x\";",
                "require [\"enotify\",\"fcc\",\"mailbox\"]; notify :fcc \"Sent\" :create \"mailto:a@b.example\";",
                "require [\"foreverypart\",\"mime\",\"extracttext\",\"variables\"];"
                        + "foreverypart :name \"a\" { foreverypart { extracttext :first 5 :upper \"x\"; break :name \"a\"; } }",
                "require \"editheader\"; addheader :last \"X-A\" \"b\"; deleteheader :index 1 :last :contains \"X-A\" \"b\";",
                "require \"duplicate\"; if duplicate :handle \"h\" :uniqueid \"x\" :seconds 5 :last { discard; }",
                "require [\"special-use\",\"fileinto\",\"mailbox\"]; if specialuse_exists \"INBOX\" \"\\\\Sent\" { fileinto :specialuse \"\\\\Sent\" :create \"Sent\"; }",
                "require \"ihave\"; if ihave \"frop\" { frop :x \"y\"; } else { error \"none\"; }",
            })
    void isAScript(String script) {
        assertThat(Sieve.errors(script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keep",
                "keep;;",
                "if true keep;",
                "if true { keep; } else if false { keep; }",
                "if (true) { keep; }",
                "if true, false { keep; }",
                "if not (true) { keep; }",
                "if anyof () { keep; }",
                "if anyof true { keep; }",
                "else { keep; }",
                "keep; require \"fileinto\";",
                "if true { require \"fileinto\"; }",
                "require [\"fileinto\",];",
                "require [];",
                "require fileinto;",
                "require \"no-such-extension\";",
                "fileinto \"a\";",
                "require \"fileinto\"; fileinto;",
                "require \"fileinto\"; fileinto [\"a\"];",
                "require \"fileinto\"; fileinto 1;",
                "require \"fileinto\"; fileinto :copy \"a\";",
                "redirect \"no address\";",
                "redirect \"a@b.example, c@d.example\";",
                "redirect \"team: a@b.example;\";",
                "redirect \"<@r.example:a@b.example>\";",
                "redirect \"\";",
                "redirect \"@example.org\";",
                "redirect \"frop@@example.org\";",
                "if header { keep; }",
                "if header \"a\" { keep; }",
                "if header :frop \"a\" \"b\" { keep; }",
                "if header :is :contains \"a\" \"b\" { keep; }",
                "if header :is :is \"a\" \"b\" { keep; }",
                "if header \"a:\" \"b\" { keep; }",
                "if header \"a b\" \"b\" { keep; }",
                "if header :comparator \"i;frop\" \"a\" \"b\" { keep; }",
                "if header :comparator 1 \"a\" \"b\" { keep; }",
                "if header :comparator \"i;ascii-numeric\" \"a\" \"b\" { keep; }",
                "if header \"a\" \"b\" \"c\" { keep; }",
                "if address \"subject\" \"b\" { keep; }",
                "if address :localpart :domain \"from\" \"b\" { keep; }",
                "require \"envelope\"; if envelope \"sender\" \"b\" { keep; }",
                "require \"envelope\"; if envelope [] \"b\" { keep; }",
                "if envelope \"from\" \"b\" { keep; }",
                "if size 10 { keep; }",
                "if size :over { keep; }",
                "if size :over :under 10 { keep; }",
                "if size :over \"10\" { keep; }",
                "if size :over 10x { keep; }",
                "if size :over 99999999999999999999 { keep; }",
                "if exists { keep; }",
                "if true \"x\" { keep; }",
                "if keep { keep; }",
                "true;",
                "discard \"x\";",
                "stop 1;",
                "stop { keep; }",
                "keep { stop; }",
                "keep :frop;",
                "\"a\";",
                "keep; }",
                "if true { keep;",
                "require \"reject",
                "/* keep;",
                "keep; ^",
                "require \"variables\"; set \"1\" \"x\";",
                "require \"variables\"; set \"a b\" \"x\";",
                "require \"variables\"; set \"a.b\" \"x\";",
                "require \"variables\"; set \"a\";",
                "require \"variables\"; set :lower :upper \"a\" \"x\";",
                "require \"variables\"; set :frop \"a\" \"x\";",
                "require \"variables\"; set \"a\" \"${a.b}\";",
                "require \"variables\"; set \"a\" \"${global.b}\";",
                "require \"variables\"; set \"${a}\" \"b\";",
                "require \"encoded-character\"; redirect \"${unicode:D800}\";",
                "require [\"variables\",\"encoded-character\"]; set \"a\" \"${unicode:110000}\";",
                "require [\"regex\"]; if header :regex \"a\" \"(\" { keep; }",
                "require [\"regex\"]; if header :regex \"a\" \"[a\" { keep; }",
                "require [\"relational\"]; if header :value \"\" \"a\" \"b\" { keep; }",
                "require [\"relational\"]; if header :value \"frop\" \"a\" \"b\" { keep; }",
                "require [\"relational\"]; if header :count \"gt\" :is \"a\" \"b\" { keep; }",
                "require [\"relational\"]; if header :value \"gt\" :count \"gt\" \"a\" \"b\" { keep; }",
                "if header :value \"gt\" \"a\" \"b\" { keep; }",
                "require \"vacation\"; vacation;",
                "require \"vacation\"; vacation :seconds 5 \"x\";",
                "require \"vacation\"; vacation :from \"frop\" \"x\";",
                "require \"vacation\"; vacation :days \"1\" \"x\";",
                "require [\"vacation\",\"vacation-seconds\"]; vacation :seconds 5 :days 5 \"x\";",
                "require \"vacation\"; vacation \"x\" :days 3;",
                "require \"enotify\"; notify;",
                "require \"enotify\"; notify :importance \"4\" \"mailto:a@b.example\";",
                "require \"enotify\"; notify :from \"frop\" \"mailto:a@b.example\";",
                "require \"enotify\"; notify \"frop:a@b.example\";",
                "require \"enotify\"; notify :options \"mailto:a@b.example\";",
                "require \"reject\"; reject;",
                "require \"reject\"; ereject \"a\";",
                "require \"reject\"; reject [\"a\"];",
                "require \"imap4flags\"; setflag;",
                "require \"imap4flags\"; setflag \"a\" \"b\";",
                "require \"imap4flags\"; setflag 1;",
                "require \"imap4flags\"; keep :flags;",
                "keep :flags \"a\";",
                "require [\"imap4flags\",\"variables\"]; setflag \"a b\" \"c\";",
                "require \"include\"; include;",
                "require \"include\"; include :personal :global \"a\";",
                "require \"include\"; include \"a/b\";",
                "require \"include\"; global \"a\";",
                "require [\"include\",\"variables\"]; global \"${a}\";",
                "require [\"include\",\"variables\"]; set \"a\" \"b\"; global \"A\";",
                "require [\"include\",\"variables\"]; if string \"${a}\" \"\" { global \"a\"; }",
                "require [\"include\",\"variables\"]; include \"${a}\";",
                "require \"enotify\"; notify :options \"x\" \"mailto:a@b.example\";",
                "require \"enotify\"; notify :options [\"a=b\", \"=c\"] \"mailto:a@b.example\";",
                "require \"date\"; if date \"date\" \"frop\" \"x\" { keep; }",
                "require \"date\"; if date :zone \"frop\" \"date\" \"year\" \"x\" { keep; }",
                "require \"date\"; if date :zone \"+0000\" :originalzone \"date\" \"year\" \"x\" { keep; }",
                "require \"date\"; if date [\"date\"] \"year\" { keep; }",
                "require \"date\"; if currentdate :originalzone \"year\" \"x\" { keep; }",
                "require \"index\"; if header :last \"a\" \"b\" { keep; }",
                "require \"index\"; if header :index 0 \"a\" \"b\" { keep; }",
                "if header :index 1 \"a\" \"b\" { keep; }",
                "require \"body\"; if body :raw :text \"x\" { keep; }",
                "require \"body\"; if body :content \"x\" { keep; }",
                "require \"body\"; if body { keep; }",
                "require \"editheader\"; addheader \"a:\" \"b\";",
                "require \"editheader\"; addheader \"a\";",
                "require \"editheader\"; deleteheader :last \"a\";",
                "require \"editheader\"; deleteheader :index \"1\" \"a\";",
                "require \"editheader\"; addheader :index 1 \"a\" \"b\";",
                "require \"duplicate\"; if duplicate :header \"a\" :uniqueid \"b\" { keep; }",
                "require \"duplicate\"; if duplicate \"a\" { keep; }",
                "require \"duplicate\"; if duplicate :seconds \"a\" { keep; }",
                "require \"duplicate\"; if duplicate :header \"a:\" { keep; }",
                "require \"foreverypart\"; break;",
                "require \"foreverypart\"; foreverypart { break :name \"x\"; }",
                "require \"foreverypart\"; foreverypart;",
                "require [\"extracttext\",\"variables\"]; extracttext \"a\";",
                "require [\"extracttext\",\"foreverypart\"]; foreverypart { extracttext \"a\"; }",
                "require \"mime\"; if header :mime :type :subtype \"a\" \"b\" { keep; }",
                "require \"mime\"; if header :anychild \"a\" \"b\" { keep; }",
                "require \"mime\"; if header :type \"a\" \"b\" { keep; }",
                "require \"ihave\"; if ihave { keep; }",
                "require \"ihave\"; error;",
                "require \"spamtest\"; if spamtest :percent \"1\" { keep; }",
                "require \"spamtest\"; if spamtest 3 { keep; }",
                "require \"environment\"; if environment \"a\" { keep; }",
                "require \"mailbox\"; if mailboxexists { keep; }",
                "require \"mboxmetadata\"; if metadata \"a\" \"b\" { keep; }",
                "require \"fcc\"; keep :fcc \"a\";",
                "require \"vacation\"; vacation :fcc \"a\" \"x\";",
                "require [\"vacation\",\"fcc\"]; vacation :create \"x\";",
                "require \"fileinto\"; fileinto :specialuse \"\\\\Junk\" \"a\";",
                "require \"fileinto\"; fileinto :create \"a\";",
                "require [\"fileinto\",\"special-use\"]; fileinto :specialuse \"Junk\" \"a\";",
            })
    void isNoScript(String script) {
        assertThat(Sieve.errors(script)).isNotEmpty();
    }

    /** RFC 5804 2.6: a script with warnings is a script. */
    @Test
    void warnsOfWhatIsNeverReached() {
        assertThat(warnings("if true { stop; discard; keep; } redirect \"a@b.example\";"))
                .containsExactly("line 1, column 17: 'discard' is never reached");
        assertThat(warnings("require \"include\"; return; keep;")).hasSize(1);
        assertThat(warnings("if true { stop; } else { stop; } keep;")).isEmpty();
    }

    private static List<String> warnings(String script) {
        return Sieve.compile(script).warnings().stream().map(ScriptError::toString).toList();
    }
}
