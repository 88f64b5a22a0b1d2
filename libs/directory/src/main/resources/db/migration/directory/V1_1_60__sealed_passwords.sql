-- Room for passwords that are sealed: {AES-GCM} and base64 of nonce, octets and tag. Older ones stay as they are until
-- they are written again.
ALTER TABLE relayhosts MODIFY password varchar(2000) NOT NULL DEFAULT '' COMMENT 'sealed with directory_key, where there is one';
ALTER TABLE transports MODIFY password varchar(2000) NOT NULL DEFAULT '' COMMENT 'sealed with directory_key, where there is one';
