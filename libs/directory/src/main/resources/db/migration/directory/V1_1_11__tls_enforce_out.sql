-- Few mailboxes demand TLS; they are looked up every second.
ALTER TABLE mailbox ADD KEY mailbox_tls_enforce_out (tls_enforce_out);
