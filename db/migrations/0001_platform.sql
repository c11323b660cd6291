-- Roles are worn with `set local role`; none of them can log in, and the one that logs in (qq_web) inherits nothing.
-- They live in the cluster, not in the database, so another database may have made them already.
do $$
declare hat text;
begin
  foreach hat in array array['qq_me', 'qq_tree', 'qq_team', 'qq_flow', 'qq_door'] loop
    if not exists (select from pg_roles where rolname = hat) then
      execute format('create role %I nologin noinherit', hat);
    end if;
    execute format('grant usage on schema public to %I', hat);
  end loop;
end $$;

create table clock (
  one   boolean primary key default true,
  kind  text not null default 'real',
  at    timestamptz,
  constraint clock_one check (one),
  constraint clock_kind check (kind in ('real', 'demo', 'replay', 'test')),
  constraint clock_real_runs check (kind <> 'real' or at is null)
);
comment on table clock is 'Business time. One row; only a database that is marked demo, replay or test may be moved.';
comment on column clock.one is 'Always true: there is one row.';
comment on column clock.kind is 'What this database is for: real, demo, replay, test.';
comment on column clock.at is 'The moved clock stands here; null means that real time runs.';
insert into clock default values;

create table command (
  id       uuid primary key,
  name     text not null,
  actor    uuid,
  hat      text not null,
  org      uuid,
  purpose  text,
  target   uuid,
  digest   bytea not null,
  verdict  jsonb,
  at       timestamptz not null,
  written  timestamptz not null default now(),
  xid      xid8 not null default pg_current_xact_id(),
  constraint command_in_tx unique (id, xid),
  constraint command_hat check (hat in ('me', 'tree', 'team', 'flow', 'door'))
);
comment on table command is 'What a person (or the clock) asked for, once. Holds codes and ids, never content.';
comment on column command.id is 'Made by the client; a timed command is the uuid5 of its due row.';
comment on column command.name is 'The endpoint, as in request.claim.';
comment on column command.actor is 'Who asked; null for the clock and for the door.';
comment on column command.hat is 'As what the caller acted: me, tree (an office), team, flow (the clock), door (sign-in).';
comment on column command.org is 'The office or team that was worn.';
comment on column command.purpose is 'What the caller gave as purpose.';
comment on column command.target is 'The record that it was about; a look at a sealed part is found by it.';
comment on column command.digest is 'HMAC of the input, so that the same id with other content is noticed.';
comment on column command.verdict is 'Codes and ids of the answer; a repeat is rendered from it with today''s rights.';
comment on column command.at is 'Business time.';
comment on column command.written is 'The database''s own time.';
comment on column command.xid is 'The transaction; rows of the same transaction point at it.';
create index command_target on command (target, name) where target is not null;
create index command_actor on command (actor, at desc);

create table flow_step (
  noun       text not null,
  act        text not null,
  from_state text not null,
  to_state   text not null,
  primary key (noun, act, from_state, to_state)
);
comment on table flow_step is 'Every step that a declared flow allows; written from the declarations at each migration.';
comment on column flow_step.noun is 'Which kind of record.';
comment on column flow_step.act is 'The verb.';
comment on column flow_step.from_state is 'The state before; empty at the start.';
comment on column flow_step.to_state is 'The state after.';

create table move (
  seq        bigint generated always as identity primary key,
  noun       text not null,
  id         uuid not null,
  entry      integer not null,
  act        text not null,
  prev       integer generated always as (nullif(entry - 1, 0)) stored,
  from_state text not null,
  to_state   text not null,
  org        uuid not null,
  org_path   text collate "C" not null,
  person     uuid,
  facts      jsonb not null default '{}',
  cause      uuid not null,
  happened   timestamptz not null,
  at         timestamptz not null,
  written    timestamptz not null default now(),
  xid        xid8 not null default pg_current_xact_id(),
  constraint move_entry unique (id, entry),
  constraint move_in_tx unique (id, entry, xid),
  constraint move_state unique (id, entry, to_state),
  constraint move_chain foreign key (id, prev, from_state) references move (id, entry, to_state),
  constraint move_step foreign key (noun, act, from_state, to_state) references flow_step (noun, act, from_state, to_state),
  constraint move_cause foreign key (cause, xid) references command (id, xid),
  constraint move_happened check (happened <= at)
);
comment on table move is 'One step in the life of one record; timelines and figures read these. Append only.';
comment on column move.seq is 'Order of writing; followers read by (xid, seq).';
comment on column move.noun is 'Which kind of record, as in request.';
comment on column move.id is 'The record.';
comment on column move.entry is 'Counts the moves of this record, from 1.';
comment on column move.act is 'The verb, as in claim.';
comment on column move.prev is 'The move before; null at the start.';
comment on column move.from_state is 'The state before; empty at the start.';
comment on column move.to_state is 'The state after.';
comment on column move.org is 'The organisation in which it happened, for ever.';
comment on column move.org_path is 'Its path in the tree at that time.';
comment on column move.person is 'Who did it; null for the clock.';
comment on column move.facts is 'Class 1-2 facts of this step: reason codes, counts, ids. Nothing private.';
comment on column move.cause is 'The command of this transaction that caused it.';
comment on column move.happened is 'When it took effect; its day picks the month.';
comment on column move.at is 'Business time of the command.';
comment on column move.written is 'The database''s own time.';
comment on column move.xid is 'The transaction.';
create index move_org on move (noun, org_path, happened);
create index move_follow on move (xid, seq);

create table due (
  noun   text not null,
  id     uuid not null,
  entry  integer not null,
  act    text not null,
  at     timestamptz not null,
  xid    xid8 not null default pg_current_xact_id(),
  primary key (id, entry, act),
  constraint due_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table due is 'What the clock will do to a record, unless it has moved on by then.';
comment on column due.noun is 'Which kind of record.';
comment on column due.id is 'The record.';
comment on column due.entry is 'The move that set it; when the record has moved on, the row is stale.';
comment on column due.act is 'The timed move.';
comment on column due.at is 'When; the move happened then, however late it runs.';
comment on column due.xid is 'The transaction of the move that set it.';
create index due_at on due (at);

create table access (
  noun    text not null,
  id      uuid not null,
  kind    text not null,
  holder  uuid not null,
  from_at timestamptz not null,
  until   timestamptz not null,
  entry   integer not null,
  xid     xid8 not null default pg_current_xact_id(),
  primary key (id, kind, holder, entry),
  constraint access_move foreign key (id, entry, xid) references move (id, entry, xid),
  constraint access_kind check (kind in ('offered', 'assigned', 'helper'))
);
comment on table access is 'Grants: a dated right of one person or team to one record, given by a move.';
comment on column access.noun is 'Which kind of record.';
comment on column access.id is 'The record.';
comment on column access.kind is 'offered: may claim; assigned: has claimed; helper: goes there.';
comment on column access.holder is 'The team (offered, assigned) or the person (helper).';
comment on column access.from_at is 'From when.';
comment on column access.until is 'Until when; ending a grant sets it.';
comment on column access.entry is 'The move that gave it, or that ended it.';
comment on column access.xid is 'The transaction of that move.';
create index access_holder on access (holder, kind, until desc);

create table notice (
  id      uuid primary key,
  person  uuid not null,
  code    text not null,
  noun    text not null,
  target  uuid not null,
  facts   jsonb not null default '{}',
  at      timestamptz not null,
  seen_at timestamptz
);
comment on table notice is 'One inbox per person: something waits for you, never what is in it.';
comment on column notice.id is 'The notice.';
comment on column notice.person is 'Who is told.';
comment on column notice.code is 'Which sentence, as in request.claimed.';
comment on column notice.noun is 'Which kind of record it is about.';
comment on column notice.target is 'The record.';
comment on column notice.facts is 'Class 1-2 facts that the sentence names.';
comment on column notice.at is 'When.';
comment on column notice.seen_at is 'When the person saw it.';
create index notice_person on notice (person, at desc);

create table setting (
  id        uuid primary key,
  org       uuid not null,
  org_path  text collate "C" not null,
  practice  text not null,
  part      text not null,
  key       text not null,
  value     jsonb not null,
  from_at   timestamptz not null,
  until     timestamptz
);
comment on table setting is 'What a practice set for an organisation and all below it; rows are never changed, only ended.';
comment on column setting.id is 'A record keeps the id of the setting under which it was made.';
comment on column setting.org is 'Where it was set; the nearest organisation above wins.';
comment on column setting.org_path is 'Its path.';
comment on column setting.practice is 'practice@version, or local for what the organisation set itself.';
comment on column setting.part is 'The capability, as in marketplace.catalogue.';
comment on column setting.key is 'Which value in it, as in services.haircut.';
comment on column setting.value is 'The value, in the capability''s shape.';
comment on column setting.from_at is 'In force from.';
comment on column setting.until is 'In force until; null while it is.';
create index setting_part on setting (part, org_path);
