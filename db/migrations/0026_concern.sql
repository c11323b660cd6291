create table concern (
  id         uuid primary key,
  request    uuid not null references request (id),
  org        uuid not null references org (id),
  org_path   text collate "C" not null,
  teams      uuid[] not null,
  person     uuid not null references person (id),
  entered_by uuid references person (id),
  state      text not null,
  entry      integer not null,
  moved      xid8 not null,
  constraint concern_state check (state in ('raised', 'lifted', 'ended')),
  constraint concern_entered check (entered_by is distinct from person),
  constraint concern_move foreign key (id, entry, moved) references move (id, entry, xid) deferrable initially deferred
);
comment on table concern is 'Somebody says that something was wrong at a visit. Class 4: an officer outside the team reads it, nobody else; the words are in concern_sealed.';
comment on column concern.id is 'Its id (UUIDv7).';
comment on column concern.request is 'The request whose visit it is about.';
comment on column concern.org is 'Whose staff read and settle it: the receiving desk, or the nearest organisation above that has somebody outside the team.';
comment on column concern.org_path is 'Its path.';
comment on column concern.teams is 'Every team that has had the request: whoever is or was of one reads nothing here.';
comment on column concern.person is 'Who says it.';
comment on column concern.entered_by is 'The clerk who wrote it down on the telephone; null where the person did it.';
comment on column concern.state is 'raised: waits for an officer; lifted: the helpers may go again; ended: they take no more visits. Only a move changes it.';
comment on column concern.entry is 'Counts its moves.';
comment on column concern.moved is 'The transaction of the last move.';
create unique index concern_open on concern (request, person) where state = 'raised';
create index concern_org on concern (org_path, id);
create index concern_person on concern (person, request);

create table concern_helper (
  id     uuid not null,
  entry  integer not null,
  person uuid not null references person (id),
  team   uuid not null references org (id),
  pause  uuid not null,
  xid    xid8 not null default pg_current_xact_id(),
  primary key (id, entry, person),
  constraint concern_helper_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table concern_helper is 'Which helpers a concern is about.';
comment on column concern_helper.id is 'The concern.';
comment on column concern_helper.entry is 'The move that wrote it.';
comment on column concern_helper.person is 'The helper; takes no visits until it is settled.';
comment on column concern_helper.team is 'The team that sent the helper.';
comment on column concern_helper.pause is 'The pause of the clearance that it made; it ends with the settling, or with the helper''s leaving.';
comment on column concern_helper.xid is 'Its transaction.';
create index concern_helper_person on concern_helper (person);

create table concern_sealed (
  id     uuid not null,
  entry  integer not null,
  owner  uuid not null references person (id),
  sealed bytea not null,
  xid    xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint concern_sealed_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table concern_sealed is 'What was said (entry 1), and what the officer found: readable only in the transaction of an officer''s own look.';
comment on column concern_sealed.id is 'The concern.';
comment on column concern_sealed.entry is 'The move that wrote it.';
comment on column concern_sealed.owner is 'Under whose key it is sealed: of who says it.';
comment on column concern_sealed.sealed is 'AES-256-GCM of the words.';
comment on column concern_sealed.xid is 'Its transaction.';
create index concern_sealed_owner on concern_sealed (owner);
