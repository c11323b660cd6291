-- Nobody goes to a home before a named officer has seen the identity document. The fact is kept, never a copy or a number.
create table clearance (
  id       uuid primary key,
  person   uuid not null references person (id),
  org      uuid not null references org (id),
  org_path text collate "C" not null,
  officer  uuid not null references person (id),
  day      date not null,
  ended    timestamptz,
  constraint clearance_other check (officer <> person)
);
comment on table clearance is 'That an officer has seen a person''s identity document and compared the face. No copy, no number.';
comment on column clearance.id is 'The clearance.';
comment on column clearance.person is 'Whose document it was.';
comment on column clearance.org is 'The organisation in whose name the officer looked.';
comment on column clearance.org_path is 'The path of the team that she was a member of then; the staff above it read this.';
comment on column clearance.officer is 'Who looked and answers for it: somebody else.';
comment on column clearance.day is 'The day of the look.';
comment on column clearance.ended is 'When the officer''s organisation took it back, as after a slip of the hand; null while it counts.';
create unique index clearance_once on clearance (person) where ended is null;
create index clearance_officer on clearance (officer);

create table clearance_pause (
  id       uuid primary key,
  person   uuid not null references person (id),
  org      uuid not null references org (id),
  org_path text collate "C" not null,
  since    timestamptz not null,
  ended    timestamptz
);
comment on table clearance_pause is 'That a person may not go to homes for the time being. Why, and who decided so, stands with the record that made it.';
comment on column clearance_pause.id is 'The pause.';
comment on column clearance_pause.person is 'Who stays at home.';
comment on column clearance_pause.org is 'The organisation that decided so.';
comment on column clearance_pause.org_path is 'Its path.';
comment on column clearance_pause.since is 'From when on.';
comment on column clearance_pause.ended is 'When it was lifted; null while it lasts.';
create index clearance_pause_person on clearance_pause (person) where ended is null;
