package org.mailherd.webmail.login;

import jakarta.servlet.DispatcherType;
import org.mailherd.webmail.page.ContentPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Closed by default: without a login there is the login page, its style, and nothing else. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, ImapLoginProvider provider, LoginHandlers handlers) {
        http.authenticationProvider(provider)
                .securityContext(c -> c.securityContextRepository(new SessionContextRepository()))
                .requestCache(c -> c.requestCache(new NullRequestCache()))
                .csrf(c -> c.csrfTokenRepository(new SessionCsrfTokens()));
        http.authorizeHttpRequests(requests ->
                requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/login", "/css/**", "/js/**", "/img/**")
                        .permitAll()
                        .requestMatchers("/webjars/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        http.formLogin(form ->
                        form.loginPage("/login")
                                .successHandler(handlers::granted)
                                .failureHandler(handlers::refused))
                .logout(logout ->
                        logout.logoutUrl("/logout")
                                .addLogoutHandler((q, a, _) -> handlers.logout(q, a))
                                .logoutSuccessUrl("/login?goodbye"))
                .exceptionHandling(
                        e -> e.authenticationEntryPoint((q, a, _) -> handlers.missing(q, a)));
        headers(http);
        return http.build();
    }

    private static void headers(HttpSecurity http) {
        http.headers(headers ->
                headers.contentSecurityPolicy(csp -> csp.policyDirectives(ContentPolicy.PAGE))
                        .frameOptions(FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(p ->
                                p.policy(
                                        "camera=(), microphone=(), geolocation=(),"
                                                + " payment=()")));
    }
}
