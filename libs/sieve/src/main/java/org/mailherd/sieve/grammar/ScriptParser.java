package org.mailherd.sieve.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads tokens into commands and tests (RFC 5228 8.2); what they mean is for the compiler. */
public final class ScriptParser {

    private final Lexer lexer;
    private final int maxNesting;
    private Token token;
    private int depth;

    private ScriptParser(String script, int maxNesting) {
        lexer = new Lexer(script);
        this.maxNesting = maxNesting;
        token = lexer.next();
    }

    /**
     * @throws SyntaxFault at the first error
     */
    public static List<Phrase> parse(String script, int maxNesting) {
        ScriptParser parser = new ScriptParser(script, maxNesting);
        List<Phrase> commands = parser.commands();
        if (!(parser.token instanceof Token.End)) {
            throw new SyntaxFault(parser.token.at(), "unexpected " + parser.token.said());
        }
        return commands;
    }

    private Token take() {
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    private List<Phrase> commands() {
        List<Phrase> commands = new ArrayList<>();
        while (token instanceof Token.Word) {
            commands.add(command());
        }
        return commands;
    }

    private Phrase command() {
        Token.Word word = (Token.Word) take();
        List<Argument> arguments = arguments();
        Phrase.Tests tests = tests();
        if (token.is(';')) {
            take();
            return new Phrase(word.name(), word.at(), arguments, tests, Optional.empty());
        }
        if (!token.is('{')) {
            throw new SyntaxFault(
                    token.at(),
                    "expected ';' or '{' after the command '"
                            + word.name()
                            + "', not "
                            + token.said());
        }
        return new Phrase(word.name(), word.at(), arguments, tests, Optional.of(block()));
    }

    private List<Phrase> block() {
        Position opened = take().at();
        enter(opened, "blocks");
        List<Phrase> commands = commands();
        if (!token.is('}')) {
            throw new SyntaxFault(
                    token.at(),
                    "expected a command or '}' for the block of "
                            + opened
                            + ", not "
                            + token.said());
        }
        depth--;
        take();
        return commands;
    }

    private void enter(Position at, String what) {
        if (++depth > maxNesting) {
            throw new SyntaxFault(at, what + " are nested deeper than " + maxNesting + " levels");
        }
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        while (true) {
            switch (token) {
                case Token.Tag tag -> arguments.add(new Argument.Tag(tag.name(), tag.at()));
                case Token.Number n -> arguments.add(new Argument.Number(n.value(), n.at()));
                case Token.Text text -> arguments.add(new Argument.Text(text.value(), text.at()));
                case Token.Sign sign when sign.sign() == '[' -> {
                    arguments.add(textList());
                    continue;
                }
                case Token.Sign _, Token.Word _, Token.End _ -> {
                    return arguments;
                }
            }
            take();
        }
    }

    private Argument.TextList textList() {
        Position at = take().at();
        List<Argument.Text> texts = new ArrayList<>();
        do {
            if (!(token instanceof Token.Text(String value, Position place))) {
                throw new SyntaxFault(
                        token.at(), "expected a string in the list, not " + token.said());
            }
            texts.add(new Argument.Text(value, place));
            take();
        } while (skip(','));
        expect(']', "the list of strings");
        return new Argument.TextList(texts, at);
    }

    private Phrase.Tests tests() {
        if (token instanceof Token.Word) {
            return new Phrase.Tests(List.of(test()), false);
        }
        if (!token.is('(')) {
            return Phrase.Tests.NONE;
        }
        take();
        List<Phrase> tests = new ArrayList<>();
        do {
            if (!(token instanceof Token.Word)) {
                throw new SyntaxFault(token.at(), "expected a test, not " + token.said());
            }
            tests.add(test());
        } while (skip(','));
        expect(')', "the list of tests");
        return new Phrase.Tests(tests, true);
    }

    private Phrase test() {
        Token.Word word = (Token.Word) take();
        enter(word.at(), "tests");
        List<Argument> arguments = arguments();
        Phrase.Tests tests = tests();
        depth--;
        return new Phrase(word.name(), word.at(), arguments, tests, Optional.empty());
    }

    private boolean skip(char sign) {
        if (token.is(sign)) {
            take();
            return true;
        }
        return false;
    }

    private void expect(char sign, String what) {
        if (!skip(sign)) {
            throw new SyntaxFault(
                    token.at(),
                    "expected ',' or '" + sign + "' in " + what + ", not " + token.said());
        }
    }
}
