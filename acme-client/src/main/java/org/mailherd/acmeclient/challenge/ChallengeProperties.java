package org.mailherd.acmeclient.challenge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where challenges are answered.
 *
 * @param port HTTP; 0 takes any free one
 */
@ConfigurationProperties("mailherd.acme.challenge")
record ChallengeProperties(@DefaultValue("8082") int port) {}
