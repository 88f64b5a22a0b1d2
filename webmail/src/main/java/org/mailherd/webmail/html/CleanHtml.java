package org.mailherd.webmail.html;

/**
 * HTML that went through {@link HtmlCleaner}.
 *
 * @param blockedImages pictures from elsewhere that were left out
 */
public record CleanHtml(String html, int blockedImages) {}
