package org.mailherd.adminui.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.mailherd.directory.admin.ApiKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/**
 * Two doors: the API (key, or session with CSRF token) and the pages (session). Closed by default.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    // Bootstrap's style sheet carries its small pictures as data: URLs.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String LINKS = "/qhandler/*";

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(
            HttpSecurity http, ApiKeys keys, LoginThrottle throttle, FailedLogins failures) {
        // Only our own script can add X-API-Key, so a request with that header cannot be forged by
        // another site; and with the header the session is never looked at.
        http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::carriesKey))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/api/v1/**")
                                .hasRole("ADMIN")
                                .anyRequest()
                                .denyAll())
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(ApiRefusals::unauthenticated)
                                .accessDeniedHandler(ApiRefusals::denied))
                .addFilterBefore(
                        new ApiKeyFilter(keys, throttle, failures), AuthorizationFilter.class)
                .headers(SecurityConfiguration::headers);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(HttpSecurity http, AdminAuthentication admins) {
        // A link is all that its page asks for: who does not know it cannot forge a request.
        http.authenticationProvider(admins)
                .csrf(csrf -> csrf.ignoringRequestMatchers(LINKS))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(
                                        "/login", "/assets/**", "/webjars/**", "/error", LINKS)
                                .permitAll()
                                .anyRequest()
                                .hasRole("ADMIN"))
                .formLogin(form ->
                        form.loginPage("/login")
                                .authenticationDetailsSource(ClientAddress::new)
                                .failureHandler(
                                        new SimpleUrlAuthenticationFailureHandler("/login?error")))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .requestCache(cache -> cache.requestCache(new CookieRequestCache()))
                .headers(SecurityConfiguration::headers);
        return http.build();
    }

    private static boolean carriesKey(HttpServletRequest request) {
        return request.getHeader(ApiKeyFilter.HEADER) != null;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), microphone=(), geolocation=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults())
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }
}
