package org.mailherd.antispam;

import com.sun.net.httpserver.HttpHandler;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.mailherd.antispam.composite.CompositeBook;
import org.mailherd.antispam.facts.DmarcSettings;
import org.mailherd.antispam.facts.FactFinder;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.antispam.inquiry.Inquiries;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.antispam.message.AddressBlock;
import org.mailherd.antispam.message.MessageReader;
import org.mailherd.antispam.milter.VerdictHeaders;
import org.mailherd.antispam.policy.PolicyBook;
import org.mailherd.antispam.scan.Assessor;
import org.mailherd.antispam.scan.ScanLimits;
import org.mailherd.antispam.scan.Scanner;
import org.mailherd.antispam.scan.Topics;
import org.mailherd.antispam.score.ScoreBook;
import org.mailherd.antispam.settings.ActionsBook;
import org.mailherd.antispam.signing.ForwardSealer;
import org.mailherd.antispam.signing.SubmissionSigner;
import org.mailherd.antispam.verdict.Greylist;
import org.mailherd.antispam.verdict.Judge;
import org.mailherd.antispam.verdict.QuarantineWish;
import org.mailherd.antispam.verdict.RedisGreylist;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.directory.dkim.CachedSigningKeys;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.mailauth.dns.CountedDns;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.dns.ResolverDns;
import org.mailherd.platform.boot.PlatformProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Joins the parts of a scan. */
@Configuration(proxyBeanMethods = false)
class AntispamConfiguration {

    @Bean
    Dns dns(PlatformProperties platform, AntispamProperties properties) {
        return ResolverDns.of(
                platform.dns().resolver(), properties.dns().timeout(), properties.dns().cached());
    }

    @Bean
    Greylist greylist(StringRedisTemplate redis, AntispamProperties properties) {
        return properties.greylists()
                ? new RedisGreylist(redis, properties.greylistDelay())
                : Greylist.OFF;
    }

    @Bean
    Function<Instant, FactFinder> factFinders(
            Dns dns,
            Clock clock,
            PlatformProperties platform,
            AntispamProperties properties,
            DmarcSettings dmarc) {
        List<AddressBlock> trusted = AddressBlock.parseAll(properties.trustedNetworks());
        return start -> {
            CountedDns budget =
                    new CountedDns(
                            dns,
                            properties.dns().questions(),
                            clock,
                            start.plus(properties.timeLimit()));
            return new FactFinder(budget, clock, platform.hostname(), trusted, dmarc);
        };
    }

    @Bean
    @Primary
    SigningKeys cachedSigningKeys(SigningKeyStore keys) {
        return new CachedSigningKeys(keys);
    }

    @Bean
    Inquiries inquiries(List<Inquiry> inquiries, AntispamProperties properties) {
        return new Inquiries(inquiries, properties.timeLimit().dividedBy(2));
    }

    @Bean
    Assessor assessor(
            Inquiries inquiries, ScoreBook scores, CompositeBook composites, Judge judge) {
        return new Assessor(Topics.ALL, inquiries, scores::current, composites::current, judge);
    }

    @Bean
    Judge judge(
            ActionsBook actions, Greylist greylist, PolicyBook book, QuarantineWish quarantine) {
        return new Judge(actions::current, greylist, book, quarantine);
    }

    @Bean
    MessageReader messageReader(AntispamProperties properties) {
        return new MessageReader(properties.maxMessageSize().toBytes());
    }

    /** Where actions.conf says nothing. */
    @Bean
    Thresholds thresholds(AntispamProperties properties) {
        return properties.thresholds();
    }

    @Bean
    Scanner scanner(
            MessageReader reader,
            PlatformProperties platform,
            Function<Instant, FactFinder> factFinders,
            Assessor assessor,
            SubmissionSigner signer,
            ForwardSealer sealer) {
        return new Scanner(
                reader,
                factFinders,
                assessor,
                new VerdictHeaders(platform.hostname(), sealer),
                signer);
    }

    @Bean
    ScanLimits scanLimits(AntispamProperties properties) {
        return new ScanLimits(properties.concurrentScans(), properties.timeLimit());
    }

    @Bean
    AntispamServer antispamServer(
            AntispamProperties properties, PlatformProperties platform, HttpHandler router) {
        InetSocketAddress address =
                new InetSocketAddress(platform.bindAddress(), properties.port());
        return new AntispamServer(address, router);
    }
}
