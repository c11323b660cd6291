create table request_seed (
  id    uuid not null,
  entry integer not null,
  seed  text not null,
  xid   xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint request_seed_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table request_seed is 'The seed of a lot, drawn when applications open. Its SHA-256 is told from then on; the clock alone reads it until it decides.';
comment on column request_seed.id is 'The request.';
comment on column request_seed.entry is 'The acceptance.';
comment on column request_seed.seed is '32 random bytes in hexadecimal digits.';
comment on column request_seed.xid is 'Transaction of the move.';
create table request_application (
  id          uuid primary key,
  request     uuid not null references request (id),
  team        uuid not null references org (id),
  leader      uuid not null references person (id),
  at          timestamptz not null,
  dropped_at  timestamptz,
  far         text,
  reliability integer,
  load        integer,
  capacity    integer,
  score       integer,
  passed      text,
  constraint request_application_far check (far in ('under-500m', 'under-1km', 'under-3km', 'under-5km', 'further')),
  constraint request_application_counted check ((score is null) = (load is null) and (score is null) = (capacity is null)),
  constraint request_application_passed check (passed is null or score is null)
);
comment on table request_application is 'A team that applies for a request before its close, and what the published rule counted for it then.';
comment on column request_application.id is 'Its id (UUIDv7).';
comment on column request_application.request is 'The request.';
comment on column request_application.team is 'The team.';
comment on column request_application.leader is 'Who applied for the team.';
comment on column request_application.at is 'When.';
comment on column request_application.dropped_at is 'When it was taken back, or the hours that it was made for were changed; null while it stands.';
comment on column request_application.far is 'Step of the distance as it was counted; null before, and where base or estate has no place.';
comment on column request_application.reliability is 'Percent, as it was counted; null before, and where it was the median of so few teams that it is told to nobody.';
comment on column request_application.load is 'Requests at hand, as it was counted; null before.';
comment on column request_application.capacity is 'The most that the team carries, as it was counted; null before.';
comment on column request_application.score is '0 to 100 by the published rule; null before, and where it was passed over.';
comment on column request_application.passed is 'Why it was passed over at the close, as a code; null where it was not.';
create unique index request_application_once on request_application (request, team) where dropped_at is null;
create index request_application_leader on request_application (leader);
create table request_applicant (
  application uuid not null references request_application (id),
  request     uuid not null references request (id),
  team        uuid not null references org (id),
  person      uuid not null references person (id),
  primary key (application, person)
);
comment on table request_applicant is 'Who would go there for a team that applies.';
comment on column request_applicant.application is 'The application.';
comment on column request_applicant.request is 'Its request.';
comment on column request_applicant.team is 'Its team.';
comment on column request_applicant.person is 'Who would go.';
create index request_applicant_person on request_applicant (person);
