create table installation (
  id        uuid primary key,
  org       uuid not null references org (id),
  org_path  text collate "C" not null,
  practice  text not null,
  version   integer not null,
  params    jsonb not null,
  by_person uuid not null references person (id),
  from_at   timestamptz not null,
  until     timestamptz
);
comment on table installation is 'Which practice an organisation installed, with which numbers. The settings that it wrote carry practice@version.';
comment on column installation.id is 'The installation.';
comment on column installation.org is 'Where it was installed; it holds for all below.';
comment on column installation.org_path is 'Its path.';
comment on column installation.practice is 'Key of the practice, as in hangzhou-governance.';
comment on column installation.version is 'Its version.';
comment on column installation.params is 'The numbers that the committee set.';
comment on column installation.by_person is 'Who installed it.';
comment on column installation.from_at is 'In force from.';
comment on column installation.until is 'Until when; null while it is. The records made under it stay.';
create unique index installation_once on installation (org, practice) where until is null;
