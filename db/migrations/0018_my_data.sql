-- What a person may do about the own data: see it, correct it, take a copy, leave.
create table deletion (
  id       uuid primary key,
  org      uuid not null,
  org_path text collate "C" not null default '',
  person   uuid not null references person (id),
  until    timestamptz not null,
  state    text not null,
  entry    integer not null,
  moved    xid8 not null,
  created  timestamptz not null,
  constraint deletion_state check (state in ('waiting', 'kept', 'erased', 'gone')),
  constraint deletion_until check (until > created and until <= created + interval '15 days'),
  constraint deletion_move foreign key (id, entry, moved) references move (id, entry, xid) deferrable initially deferred
);
comment on table deletion is 'A person''s wish to leave: it waits for a few days, then the clock erases what is personal. The row stays and names a pseudonym.';
comment on column deletion.id is 'The deletion.';
comment on column deletion.org is 'The nil UUID: it belongs to no organisation.';
comment on column deletion.org_path is 'Empty, so that it lies below no office.';
comment on column deletion.person is 'Who leaves. Afterwards nothing says whose id this was.';
comment on column deletion.until is 'Until when it can be taken back; then it is done. At most 15 days after it was asked for.';
comment on column deletion.state is 'waiting; kept: taken back; erased: nothing readable is left; gone: the bytes of the key are gone too.';
comment on column deletion.entry is 'Counts its moves.';
comment on column deletion.moved is 'The transaction of the last move.';
comment on column deletion.created is 'When it was confirmed.';
create unique index deletion_once on deletion (person) where state <> 'kept';

alter table person add column left_at timestamptz;
comment on column person.left_at is 'When everything personal was erased; null while the account is in use.';

create function person_leaves() returns trigger language plpgsql as $$
begin
  if new.left_at is not null then
    new.state := 'left';
  end if;
  return new;
end $$;
comment on function person_leaves() is 'Who was erased has left; nobody comes back.';
create trigger person_leaves before update on person for each row execute function person_leaves();

-- A deleted row stays in its page until it is overwritten. Rewriting the table leaves its bytes behind in a file that is then removed.
create function keystore.shred() returns void language plpgsql security definer set search_path = keystore, pg_temp as $$
begin
  -- Nobody waits for this: while the store is being read, the clock tries again a second later.
  lock table keystore.person_key in access exclusive mode nowait;
  execute 'cluster keystore.person_key using person_key_pkey';
end $$;
comment on function keystore.shred() is 'Rewrites the store of keys, so that the bytes of destroyed ones are no longer in it.';
revoke all on function keystore.shred() from public;
