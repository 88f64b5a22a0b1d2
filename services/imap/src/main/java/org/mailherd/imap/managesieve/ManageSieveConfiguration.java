package org.mailherd.imap.managesieve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.sieve.SieveScripts;
import org.mailherd.imap.delivery.CompiledScripts;
import org.mailherd.imap.login.LoginGate;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;
import org.mailherd.platform.tls.TlsContext;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.grammar.ScriptError;
import org.mailherd.sieve.grammar.SieveSyntaxException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ManageSieve port and its verbs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManageSieveSettings.class)
class ManageSieveConfiguration {
    private static final String BUSY = "BYE (TRYLATER) \"Too many connections\"\r\n";

    @Bean
    LoginClock manageSieveLoginClock(ManageSieveSettings settings) {
        return new LoginClock(settings.loginTimeout());
    }

    @Bean
    CapabilityVerb manageSieveCapability(LoginGate gate, CompiledScripts scripts) {
        List<String> extensions = scripts.extensions();
        return new CapabilityVerb(
                gate,
                extensions,
                extensions.contains("enotify") ? List.of("mailto") : List.of(),
                scripts.maxRedirects());
    }

    @Bean
    ScriptCheck scriptCheck(CompiledScripts scripts) {
        return text -> {
            try {
                Script script = scripts.compile(text);
                return new ScriptCheck.Checked(List.of(), lines(script.warnings()));
            } catch (SieveSyntaxException e) {
                return new ScriptCheck.Checked(lines(e.errors()), List.of());
            }
        };
    }

    private static List<String> lines(List<ScriptError> found) {
        return found.stream().map(ScriptError::toString).toList();
    }

    @Bean
    ManageSieveConnection manageSieveConnection(
            CapabilityVerb capabilities,
            ScriptVerbs scripts,
            AuthenticateVerb authenticate,
            TlsContext tls,
            ManageSieveWork work) {
        Map<String, Verb> general =
                new HashMap<>(GeneralVerbs.all(capabilities, new StartTlsVerb(tls, capabilities)));
        general.put("AUTHENTICATE", authenticate);
        return new ManageSieveConnection(
                capabilities, general, scripts.all(), work.clock(), work.settings());
    }

    /** What a connection needs beside its verbs. */
    record ManageSieveWork(LoginClock clock, ManageSieveSettings settings) {}

    @Bean
    ManageSieveWork manageSieveWork(LoginClock clock, ManageSieveSettings settings) {
        return new ManageSieveWork(clock, settings);
    }

    @Bean
    AuthenticateVerb manageSieveAuthenticate(LoginGate gate) {
        return new AuthenticateVerb(gate);
    }

    @Bean
    ScriptVerbs manageSieveScripts(
            SieveScripts scripts, ScriptCheck check, ManageSieveSettings settings) {
        return new ScriptVerbs(scripts, check, settings.scriptQuota());
    }

    @Bean
    ConnectionServer manageSieveServer(
            PlatformProperties host,
            ManageSieveSettings settings,
            TlsContext tls,
            ManageSieveConnection connection) {
        Listener listener =
                Listener.plain("sieve", host.bindAddress(), settings.port())
                        .withBusy(BUSY)
                        .withMaxConnections(settings.maxConnections());
        return new ConnectionServer(listener, tls, connection);
    }
}
