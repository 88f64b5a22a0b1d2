# shellcheck shell=bash disable=SC2154
# Hands this process over to the server, so that Ctrl-C and signals reach it at once.

start_server() {
    exec "$JAVA_HOME/bin/java" "@$root/standalone/jvm.options" -cp "$root/standalone/target/app/*" \
        org.mailherd.standalone.StandaloneServer --data "$root/demo-data" ${server_options[@]+"${server_options[@]}"}
}
