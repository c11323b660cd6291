create table objection (
  id          uuid primary key,
  org         uuid not null references org (id),
  org_path    text collate "C" not null,
  person      uuid not null references person (id),
  sealed      bytea not null,
  at          timestamptz not null,
  answer      bytea,
  answered_at timestamptz,
  answered_by uuid references person (id),
  constraint objection_answered check ((answer is null) = (answered_at is null))
);
comment on table objection is 'What somebody has against the way requests are offered, and the answer of an administrator.';
comment on column objection.id is 'Its id (UUIDv7).';
comment on column objection.org is 'The team or community that it is about.';
comment on column objection.org_path is 'Its path; administrators at it or above it answer.';
comment on column objection.person is 'Who objects.';
comment on column objection.sealed is 'AES-256-GCM of the words, under the key of who objects.';
comment on column objection.at is 'When it was made.';
comment on column objection.answer is 'AES-256-GCM of the answer, under the same key; null while there is none.';
comment on column objection.answered_at is 'When it was answered.';
comment on column objection.answered_by is 'Which administrator answered.';
create index objection_org on objection (org_path, at desc);
create index objection_person on objection (person, at desc);
