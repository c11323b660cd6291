create table area (
  code       text primary key,
  name       text not null,
  level      text not null,
  parent     text references area (code),
  valid_from date,
  valid_to   date,
  constraint area_level check (level in ('province', 'city', 'county', 'town', 'village'))
);
comment on table area is 'Administrative divisions to the village (GB/T 2260 and the statistics bureau''s codes), dated.';
comment on column area.code is 'The official code: 2, 4, 6, 9 or 12 digits.';
comment on column area.name is 'The official name.';
comment on column area.level is 'province, city, county, town, village (also residents'' communities).';
comment on column area.parent is 'The division above.';
comment on column area.valid_from is 'First day; null when older than the extract knows.';
comment on column area.valid_to is 'First day on which it no longer existed; null while it does.';
create index area_parent on area (parent, code);

create table person (
  id      uuid primary key,
  name    text not null,
  state   text not null default 'active',
  created timestamptz not null,
  constraint person_state check (state in ('active', 'left'))
);
comment on table person is 'One account per person.';
comment on column person.id is 'The person.';
comment on column person.name is 'What the person wants to be called.';
comment on column person.state is 'active, or left.';
comment on column person.created is 'When the account was made.';

create table person_sealed (
  person    uuid primary key references person (id),
  sealed    bytea not null,
  phone_key bytea not null,
  adult     boolean,
  constraint person_phone unique (phone_key)
);
comment on table person_sealed is 'Phone and year of birth, apart from the row that others see.';
comment on column person_sealed.person is 'Whose.';
comment on column person_sealed.sealed is 'Phone, year of birth, last address: AES-256-GCM under the person''s key.';
comment on column person_sealed.phone_key is 'Blind index of the phone: HMAC under its own key, for exact look-up only.';
comment on column person_sealed.adult is 'Whether the year of birth makes them 18 or older for certain; null until asked.';

create schema keystore;
comment on schema keystore is 'Wrapped keys, apart from everything they open and outside the main backup.';
do $$ begin execute (select string_agg(format('grant usage on schema keystore to %I', r), ';') from unnest(array['qq_me','qq_tree','qq_team','qq_flow','qq_door']) r); end $$;
create table keystore.person_key (
  person  uuid primary key references person (id) deferrable initially deferred,
  wrapped bytea not null
);
comment on table keystore.person_key is 'Each person''s key, wrapped by the master key. Destroying a row ends all that it sealed.';
comment on column keystore.person_key.person is 'Whose key.';
comment on column keystore.person_key.wrapped is 'The key under the master key, AES-256-GCM.';

create table org (
  id         uuid primary key,
  serial     bigint generated always as identity unique,
  name       text not null,
  kind       text not null,
  parent     uuid references org (id),
  path       text collate "C" not null unique,
  area       text references area (code),
  valid_from date not null,
  valid_to   date,
  constraint org_kind check (kind in ('province', 'city', 'county', 'town', 'community', 'branch', 'team'))
);
comment on table org is 'Who is under whom: committees, communities, branches, teams.';
comment on column org.id is 'The organisation.';
comment on column org.serial is 'Makes its own part of the path.';
comment on column org.name is 'Its name.';
comment on column org.kind is 'Says which children and roles it may have.';
comment on column org.parent is 'The organisation above; null at the top.';
comment on column org.path is 'Path in the tree: the parent''s path and an own part, so that a subtree is one range.';
comment on column org.area is 'The division that it works for.';
comment on column org.valid_from is 'First day.';
comment on column org.valid_to is 'First day on which it no longer existed.';
create index org_parent on org (parent);

create table team (
  org       uuid primary key references org (id),
  org_path  text collate "C" not null,
  skills    text[] not null,
  serves    text not null,
  radius    integer not null,
  lat       numeric(8, 5),
  lon       numeric(8, 5),
  capacity  integer not null,
  constraint team_radius check (radius between 100 and 100000),
  constraint team_capacity check (capacity between 1 and 200)
);
comment on table team is 'What a volunteer team can do, where, and how much at once.';
comment on column team.org is 'The team''s organisation.';
comment on column team.org_path is 'Its path.';
comment on column team.skills is 'Keys of skills, as the catalogue names them.';
comment on column team.serves is 'Path of the organisation whose communities it serves.';
comment on column team.radius is 'How far it goes from its base, in metres.';
comment on column team.lat is 'Latitude of its base, WGS 84; illustrative in the demo.';
comment on column team.lon is 'Longitude of its base.';
comment on column team.capacity is 'How many claimed requests it can carry at once.';

create table appointment (
  id        uuid primary key,
  person    uuid not null references person (id),
  org       uuid not null references org (id),
  org_path  text collate "C" not null,
  role      text not null,
  from_day  date not null,
  until_day date not null,
  by_person uuid references person (id),
  constraint appointment_role check (role in ('staff', 'editor', 'leader', 'admin', 'auditor', 'team.leader', 'team.member')),
  constraint appointment_term check (until_day > from_day)
);
comment on table appointment is 'A role at an organisation for a term.';
comment on column appointment.id is 'The appointment; the desk wears one at a time.';
comment on column appointment.person is 'Who is appointed.';
comment on column appointment.org is 'Where.';
comment on column appointment.org_path is 'The organisation''s path.';
comment on column appointment.role is 'staff: the desk; editor: drafts figures and bulletins; leader: reads and signs; admin: organisations and people; auditor: who looked; team.leader, team.member.';
comment on column appointment.from_day is 'First day of the term.';
comment on column appointment.until_day is 'First day after the term.';
comment on column appointment.by_person is 'Who appointed.';
create index appointment_person on appointment (person);
create index appointment_org on appointment (org_path, role);

create table premise (
  id        uuid primary key,
  parent    uuid references premise (id),
  kind      text not null,
  name      text not null,
  org       uuid not null references org (id),
  org_path  text collate "C" not null,
  lat       numeric(8, 5),
  lon       numeric(8, 5),
  constraint premise_kind check (kind in ('estate', 'building', 'door')),
  constraint premise_once unique nulls not distinct (org, parent, name)
);
comment on table premise is 'Below the village: estate, building, door, as the community enters them.';
comment on column premise.id is 'The place.';
comment on column premise.parent is 'The estate of a building, the building of a door.';
comment on column premise.kind is 'estate, building, door.';
comment on column premise.name is 'As people say it: 桂苑, 6 幢, 302.';
comment on column premise.org is 'The community that entered it.';
comment on column premise.org_path is 'Its path.';
comment on column premise.lat is 'Latitude of an estate''s centre, WGS 84; illustrative in the demo.';
comment on column premise.lon is 'Longitude.';
create index premise_parent on premise (parent);

create table session (
  token     bytea primary key,
  person    uuid not null references person (id),
  strong    boolean not null default false,
  created   timestamptz not null,
  until     timestamptz not null
);
comment on table session is 'Who is signed in. Only the token''s digest is kept. Runs on real time.';
comment on column session.token is 'SHA-256 of the token.';
comment on column session.person is 'Whose.';
comment on column session.strong is 'Whether the second factor was given in this session.';
comment on column session.created is 'When.';
comment on column session.until is 'When it ends by itself.';
create index session_person on session (person);

create table sign_in_code (
  id        uuid primary key,
  phone_key bytea not null,
  code      bytea not null,
  tries     integer not null default 0,
  until     timestamptz not null,
  used      boolean not null default false
);
comment on table sign_in_code is 'One-time codes, digests only, bound to one request for a code. Runs on real time.';
comment on column sign_in_code.id is 'The request for a code; the code is good for it alone.';
comment on column sign_in_code.phone_key is 'Blind index of the phone.';
comment on column sign_in_code.code is 'HMAC of the code.';
comment on column sign_in_code.tries is 'Wrong tries; the sixth is refused.';
comment on column sign_in_code.until is 'Ten minutes.';
comment on column sign_in_code.used is 'Used once, never again.';

create table second_factor (
  person    uuid primary key references person (id),
  sealed    bytea not null,
  confirmed boolean not null default false,
  last_step bigint
);
comment on table second_factor is 'The TOTP secret of a member of staff, sealed (RFC 6238).';
comment on column second_factor.person is 'Whose.';
comment on column second_factor.sealed is 'The secret under the person''s key.';
comment on column second_factor.confirmed is 'Whether a first code proved it.';
comment on column second_factor.last_step is 'The last time step used, so that a code is good once.';

create table consent (
  id      uuid primary key,
  person  uuid not null references person (id),
  purpose text not null,
  version text not null,
  given   timestamptz not null,
  ended   timestamptz
);
comment on table consent is 'Which text a person agreed to, when, and when that ended.';
comment on column consent.id is 'The consent.';
comment on column consent.person is 'Who.';
comment on column consent.purpose is 'What for, as in notice.';
comment on column consent.version is 'Which version of the text.';
comment on column consent.given is 'When.';
comment on column consent.ended is 'When it was withdrawn.';
create index consent_person on consent (person, purpose);

create table handler (
  one      boolean primary key default true,
  name     text not null,
  contact  text not null,
  filings  jsonb not null default '[]',
  token    bytea,
  done     boolean not null default false,
  constraint handler_one check (one)
);
comment on table handler is 'Who runs this installation, for the foot of each page; and the one-time token of the first set-up.';
comment on column handler.one is 'Always true: there is one row.';
comment on column handler.name is 'The organisation that handles personal data (个人信息处理者).';
comment on column handler.contact is 'How to reach it.';
comment on column handler.filings is 'Filing numbers, as shown in the foot.';
comment on column handler.token is 'Digest of the set-up token; null once used.';
comment on column handler.done is 'Whether the set-up is finished.';
