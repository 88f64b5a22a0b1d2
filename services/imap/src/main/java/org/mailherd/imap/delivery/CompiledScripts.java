package org.mailherd.imap.delivery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.sieve.compiler.SieveCompiler;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLimits;
import org.mailherd.sieve.grammar.SieveSyntaxException;

/**
 * Compiles scripts and remembers those used last: by their text, so that a change counts at once.
 */
public final class CompiledScripts {
    private static final int MOST = 256;

    /** Of texts, in characters; what is compiled costs a few times as much. */
    private static final int LARGEST = 32 * 1024;

    private final Map<String, Script> recent =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(MOST, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Script> eldest) {
                            return size() > MOST;
                        }
                    });

    private final int maxRedirects;

    CompiledScripts(int maxRedirects) {
        this.maxRedirects = maxRedirects;
    }

    /**
     * @throws SieveSyntaxException with every error found
     */
    public Script compile(String text) throws SieveSyntaxException {
        Script known = recent.get(text);
        if (known != null) {
            return known;
        }
        Script script = SieveCompiler.compile(text, ScriptLimits.DEFAULT);
        if (text.length() <= LARGEST) {
            recent.put(text, script);
        }
        return script;
    }

    /** Of one message. */
    public int maxRedirects() {
        return maxRedirects;
    }

    /** What scripts may require. */
    public List<String> extensions() {
        return SieveCompiler.extensions();
    }
}
