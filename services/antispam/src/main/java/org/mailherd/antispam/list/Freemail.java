package org.mailherd.antispam.list;

import java.util.Set;

/** Providers where anybody gets an address in a minute. */
final class Freemail {

    private static final Set<String> DOMAINS =
            Set.of(
                    "gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "rocketmail.com",
                    "yahoo.co.uk", "yahoo.fr", "yahoo.de", "yahoo.it", "yahoo.es", "yahoo.co.jp",
                    "yahoo.com.hk", "yahoo.com.br", "yahoo.in", "yahoo.co.in", "hotmail.com",
                    "hotmail.co.uk", "hotmail.fr", "hotmail.de", "hotmail.it", "hotmail.es",
                    "outlook.com", "outlook.fr", "outlook.de", "live.com", "live.co.uk", "live.fr",
                    "msn.com", "aol.com", "aim.com", "mail.ru", "inbox.ru", "list.ru", "bk.ru",
                    "yandex.ru", "yandex.com", "rambler.ru", "gmx.de", "gmx.net", "gmx.com", "gmx.at",
                    "gmx.ch", "gmx.fr", "web.de", "freenet.de", "mail.com", "email.com", "usa.com",
                    "icloud.com", "me.com", "protonmail.com", "proton.me", "pm.me", "tutanota.com",
                    "tuta.io", "zoho.com", "libero.it", "virgilio.it", "tiscali.it", "alice.it",
                    "laposte.net", "orange.fr", "free.fr", "wanadoo.fr", "sfr.fr", "o2.pl", "wp.pl",
                    "onet.pl", "interia.pl", "seznam.cz", "centrum.cz", "post.cz", "qq.com", "163.com",
                    "126.com", "sina.com", "sohu.com", "naver.com", "daum.net", "hanmail.net",
                    "rediffmail.com", "uol.com.br", "bol.com.br", "terra.com.br", "hushmail.com",
                    "inbox.com", "fastmail.com", "lycos.com", "excite.com", "netscape.net", "abv.bg",
                    "mail.bg", "ukr.net", "i.ua", "bigmir.net", "freemail.hu", "citromail.hu");

    private Freemail() {}

    /**
     * @param domain in lower case
     */
    static boolean isOne(String domain) {
        return DOMAINS.contains(domain);
    }
}
