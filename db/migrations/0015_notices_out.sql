-- Nobody reads notices while the migration runs; the code that comes with it knows both.
-- squawk-ignore ban-drop-not-null
alter table notice alter column person drop not null;
comment on column notice.person is 'Who is told; null is somebody on that side who has no account: a desk calls them.';
alter table notice add column routed_at timestamptz;
comment on column notice.routed_at is 'When the worker decided which channels speak of it. Until then the row itself, written with what it tells of, is the outbox.';
update notice set routed_at = at;
create index notice_unrouted on notice (at) where routed_at is null;
create index notice_at on notice (at);
create index notice_target on notice (target, code, at);

create table notice_preference (
  person     uuid primary key references person (id),
  sms        boolean not null,
  email      boolean not null,
  push       boolean not null,
  quiet_from smallint,
  quiet_to   smallint,
  language   text not null,
  constraint notice_preference_quiet check ((quiet_from is null) = (quiet_to is null)),
  constraint notice_preference_day check (quiet_from between 0 and 1439 and quiet_to between 0 and 1439 and quiet_from <> quiet_to),
  constraint notice_preference_language check (language in ('zh', 'en'))
);
comment on table notice_preference is 'How a person wants to be told. Who has no row is told as everybody is at first.';
comment on column notice_preference.person is 'Whose.';
comment on column notice_preference.sms is 'Whether text messages may come.';
comment on column notice_preference.email is 'Whether e-mail may come.';
comment on column notice_preference.push is 'Whether devices may be woken.';
comment on column notice_preference.quiet_from is 'From when nothing but the inbox speaks: minutes after midnight in Shanghai; null where there are no quiet hours.';
comment on column notice_preference.quiet_to is 'Until when, the same way; before quiet_from it is the next day.';
comment on column notice_preference.language is 'The language of what is sent: zh or en.';

create table delivery (
  id         uuid primary key,
  notice     uuid not null references notice (id) on delete cascade,
  channel    text not null,
  device     uuid,
  person     uuid not null references person (id),
  due_at     timestamptz not null,
  tries      smallint not null default 0,
  outcome    text,
  code       text,
  settled_at timestamptz,
  constraint delivery_once unique nulls not distinct (notice, channel, device),
  constraint delivery_channel check (channel in ('sms', 'email', 'push')),
  constraint delivery_outcome check (outcome in ('sent', 'local', 'seen', 'late', 'off', 'budget', 'dead')),
  constraint delivery_settled check ((outcome is null) = (settled_at is null))
);
comment on table delivery is 'One notice on its way over one channel: at least once, until it has an outcome. Gone after thirty days.';
comment on column delivery.id is 'The delivery; gateways that can are told it, so that a second try is known as one.';
comment on column delivery.notice is 'What it tells of.';
comment on column delivery.channel is 'sms, email or push.';
comment on column delivery.device is 'Which device is woken; null for the other channels.';
comment on column delivery.person is 'Who is told.';
comment on column delivery.due_at is 'When it is tried next.';
comment on column delivery.tries is 'How often it was tried.';
comment on column delivery.outcome is 'sent; local: this machine sends nothing; seen before it was needed; late: a day had passed; off: switched off or without an address; budget: the day''s was used up; dead: refused, or tried in vain. Null while it is on its way.';
comment on column delivery.code is 'What the gateway said last; a code, never content.';
comment on column delivery.settled_at is 'When it got its outcome.';
create index delivery_due on delivery (due_at) where outcome is null;
create index delivery_settled on delivery (settled_at) where outcome is not null;

create table notice_day (
  day   date not null,
  what  text not null,
  code  text not null,
  count integer not null,
  primary key (day, what, code),
  constraint notice_day_what check (what in ('paid', 'held', 'dead'))
);
comment on table notice_day is 'What a day''s messages came to, counted for the whole installation: no persons.';
comment on column notice_day.day is 'The day in Shanghai.';
comment on column notice_day.what is 'paid: text messages; held: not sent since the day''s budget was used up; dead: dead ends.';
comment on column notice_day.code is 'For dead ends the channel and what its gateway said; else empty.';
comment on column notice_day.count is 'How many.';

create table notice_call (
  id        uuid primary key,
  noun      text not null,
  target    uuid not null,
  code      text not null,
  told_at   timestamptz not null,
  persons   uuid[] not null,
  org       uuid not null references org (id),
  org_path  text collate "C" not null,
  at        timestamptz not null,
  called_at timestamptz,
  called_by uuid references person (id),
  moot_at   timestamptz,
  absent    boolean not null generated always as (cardinality(persons) = 0) stored,
  constraint notice_call_once unique (target, code, told_at, absent),
  constraint notice_call_called check ((called_at is null) = (called_by is null))
);
comment on table notice_call is 'A notice that nobody on its side has seen in time: the receiving desk calls.';
comment on column notice_call.id is 'The line of the list.';
comment on column notice_call.noun is 'Which kind of record it is about.';
comment on column notice_call.target is 'The record; the phone opens by its own look.';
comment on column notice_call.code is 'Why: which sentence nobody has seen.';
comment on column notice_call.told_at is 'When the notice was written.';
comment on column notice_call.persons is 'Who has not seen it; empty where they have no account.';
comment on column notice_call.org is 'Whose desk calls.';
comment on column notice_call.org_path is 'Its path.';
comment on column notice_call.at is 'When it came onto the list.';
comment on column notice_call.called_at is 'When somebody called.';
comment on column notice_call.called_by is 'Who called.';
comment on column notice_call.moot_at is 'When it was seen after all, or the record moved on.';
comment on column notice_call.absent is 'Whether nobody of them has an account.';
create index notice_call_open on notice_call (org_path, at) where called_at is null and moot_at is null;
