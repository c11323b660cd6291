create table outbox (
  id        uuid primary key,
  phone_key bytea not null,
  sealed    bytea not null,
  at        timestamptz not null
);
comment on table outbox is 'One-time codes on their way. Sent ones are gone; where there is no way out, the local outbox page shows them. Real time.';
comment on column outbox.id is 'The request for a code.';
comment on column outbox.phone_key is 'Blind index of the phone.';
comment on column outbox.sealed is 'Phone and code, AES-256-GCM under the installation''s key.';
comment on column outbox.at is 'When it was written; a day later it is gone.';
create index outbox_at on outbox (at);

create table sign_in_limit (
  key    text primary key,
  points integer not null default 0,
  expire bigint
);
comment on table sign_in_limit is 'Counters of the limits on sign-in, in the columns that rate-limiter-flexible writes.';
comment on column sign_in_limit.key is 'Which limit, and a keyed digest of the phone, address or person.';
comment on column sign_in_limit.points is 'How often in this span.';
comment on column sign_in_limit.expire is 'When the span ends, milliseconds of real time.';

-- A role that is taken back on its first day has a term without a day.
alter table appointment drop constraint appointment_term;
alter table appointment add constraint appointment_term check (until_day >= from_day) not valid;
alter table appointment validate constraint appointment_term;

alter table sign_in_code add column phone bytea not null default '';
comment on column sign_in_code.phone is 'The phone, AES-256-GCM under the installation''s key: who was unknown gets an account with it.';
create index sign_in_code_until on sign_in_code (until);
