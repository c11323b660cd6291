create sequence request_number;
comment on sequence request_number is 'Counts requests, for the numbers that people say.';

create table request (
  id           uuid primary key,
  number       text not null unique,
  org          uuid not null references org (id),
  org_path     text collate "C" not null,
  service      text not null,
  setting      uuid references setting (id),
  minutes      integer not null,
  skill        text,
  estate       uuid not null references premise (id),
  window_from  timestamptz not null,
  window_to    timestamptz not null,
  orderer      uuid not null references person (id),
  served       uuid references person (id),
  confirmer    uuid not null references person (id),
  team         uuid references org (id),
  answer_by    timestamptz not null,
  state        text not null,
  entry        integer not null,
  moved        xid8 not null,
  created      timestamptz not null,
  constraint request_state check (state in ('submitted', 'open', 'declined', 'withdrawn', 'claimed', 'unserved', 'working', 'finished', 'confirmed', 'closed')),
  constraint request_confirmer check (confirmer = coalesce(served, orderer)),
  constraint request_window check (window_to > window_from),
  constraint request_team check (state not in ('claimed', 'working', 'finished', 'confirmed', 'closed') or team is not null),
  constraint request_move foreign key (id, entry, moved) references move (id, entry, xid) deferrable initially deferred
);
comment on table request is 'What strangers may see of an order: service, community, window, state. Class 2. Address, phone and words are in request_sealed.';
comment on column request.id is 'The request.';
comment on column request.number is 'The number that people say: month and counter.';
comment on column request.org is 'The community whose desk received it, for ever.';
comment on column request.org_path is 'Its path.';
comment on column request.service is 'Key of the service in the catalogue.';
comment on column request.setting is 'The catalogue setting under which it was made.';
comment on column request.minutes is 'How long the catalogue expects it to take.';
comment on column request.skill is 'The skill that a team must have; null when anyone can.';
comment on column request.estate is 'The estate; the door is sealed.';
comment on column request.window_from is 'From when someone may come.';
comment on column request.window_to is 'Until when.';
comment on column request.orderer is 'Who ordered.';
comment on column request.served is 'Who is served; null for an adult without an account, then the orderer confirms.';
comment on column request.confirmer is 'The one served; who ordered, where she has no account.';
comment on column request.team is 'The team that has it.';
comment on column request.answer_by is 'Until when the desk answers.';
comment on column request.state is 'Where it stands; only a move changes it.';
comment on column request.entry is 'Counts its moves.';
comment on column request.moved is 'The transaction of the last move.';
comment on column request.created is 'When it was submitted.';
create index request_org on request (org_path, created desc);
create index request_created on request (created desc);
create index request_orderer on request (orderer, created desc);
create index request_served on request (served, created desc) where served is not null;
create index request_team on request (team, state) where team is not null;

-- What belongs to a request is append only: each row points at the move that wrote it, the newest entry counts.
create table request_sealed (
  id     uuid not null,
  entry  integer not null,
  owner  uuid not null references person (id),
  sealed bytea not null,
  xid    xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint request_sealed_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table request_sealed is 'Address, phone, name of the one served, words, photos: readable only in the transaction of the reader''s own look.';
comment on column request_sealed.id is 'The request.';
comment on column request_sealed.entry is 'The move that wrote it.';
comment on column request_sealed.owner is 'Under whose key it is sealed: the orderer''s.';
comment on column request_sealed.sealed is 'AES-256-GCM of the JSON.';
comment on column request_sealed.xid is 'Its transaction.';

create table request_code (
  id    uuid not null,
  entry integer not null,
  code  text not null,
  xid   xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint request_code_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table request_code is 'Six digits that both phones show: the helper says them, the resident compares before the door opens.';
comment on column request_code.id is 'The request.';
comment on column request_code.entry is 'The claim.';
comment on column request_code.code is 'Made anew by each claim.';
comment on column request_code.xid is 'Its transaction.';

create table request_helper (
  id     uuid not null,
  entry  integer not null,
  person uuid not null references person (id),
  xid    xid8 not null default pg_current_xact_id(),
  primary key (id, entry, person),
  constraint request_helper_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table request_helper is 'Who goes there, as the leader named them.';
comment on column request_helper.id is 'The request.';
comment on column request_helper.entry is 'The move that named them.';
comment on column request_helper.person is 'The helper.';
comment on column request_helper.xid is 'Its transaction.';
create index request_helper_person on request_helper (person);

create table visit (
  id        uuid not null,
  entry     integer not null,
  person    uuid not null references person (id),
  came_from timestamptz not null,
  came_to   timestamptz not null,
  minutes   integer not null,
  xid       xid8 not null default pg_current_xact_id(),
  primary key (id, entry, person),
  constraint visit_move foreign key (id, entry, xid) references move (id, entry, xid),
  constraint visit_span check (came_to > came_from),
  constraint visit_minutes check (minutes between 0 and 1440)
);
comment on table visit is 'Who came, from when to when: as the leader says it (finish), and as the one served confirms it (confirm).';
comment on column visit.id is 'The request.';
comment on column visit.entry is 'The finish or confirm that wrote it.';
comment on column visit.person is 'The helper.';
comment on column visit.came_from is 'From when.';
comment on column visit.came_to is 'Until when.';
comment on column visit.minutes is 'Minutes that count: actual, capped, and what the one served lowered.';
comment on column visit.xid is 'Its transaction.';
create index visit_person on visit (person);

create table rating (
  id     uuid not null,
  entry  integer not null,
  stars  integer not null,
  xid    xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint rating_move foreign key (id, entry, xid) references move (id, entry, xid),
  constraint rating_stars check (stars between 1 and 5)
);
comment on table rating is 'What the one served thought of it.';
comment on column rating.id is 'The request.';
comment on column rating.entry is 'The confirm that gave it.';
comment on column rating.stars is '1 to 5.';
comment on column rating.xid is 'Its transaction.';

create table request_note (
  id     uuid not null,
  entry  integer not null,
  sealed bytea not null,
  xid    xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint request_note_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table request_note is 'Words that went with a move: a reason, what comes next. For the two sides and the desk.';
comment on column request_note.id is 'The request.';
comment on column request_note.entry is 'The move.';
comment on column request_note.sealed is 'AES-256-GCM under the orderer''s key.';
comment on column request_note.xid is 'Its transaction.';
