create table email_code (
  id          uuid primary key,
  person      uuid not null references person (id),
  address_key bytea not null,
  sealed      bytea not null,
  at          timestamptz not null,
  tries       smallint not null default 0,
  used        boolean not null default false,
  sent_at     timestamptz
);
comment on table email_code is 'Codes that prove an e-mail address before it is used. A day later they are gone. Real time.';
comment on column email_code.id is 'The request for a code.';
comment on column email_code.person is 'Who gave the address.';
comment on column email_code.address_key is 'Blind index of the address, for the limit on how often it is written to.';
comment on column email_code.sealed is 'Address and code, AES-256-GCM under the installation''s key.';
comment on column email_code.at is 'When it was asked for; ten minutes later it is over.';
comment on column email_code.tries is 'How often a wrong code was given.';
comment on column email_code.used is 'Whether it proved the address.';
comment on column email_code.sent_at is 'When it was given to the mail server.';
create index email_code_at on email_code (at);
create index email_code_person on email_code (person, at);
create index email_code_address on email_code (address_key, at);
