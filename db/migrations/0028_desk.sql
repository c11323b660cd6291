create table request_place (
  id       uuid not null,
  entry    integer not null,
  place    bytea not null,
  building bytea,
  xid      xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint request_place_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table request_place is 'Blind index of where a request was ordered to: finds who is known at a door, and today''s visits by building, without storing either. Orders older than this table have no row.';
comment on column request_place.id is 'The request.';
comment on column request_place.entry is 'The move that wrote it.';
comment on column request_place.place is 'HMAC-SHA-256 of the place as it was chosen: a door, or the building or estate where there is none.';
comment on column request_place.building is 'The same of its building; null where it lies in none.';
comment on column request_place.xid is 'Its transaction.';
create index request_place_place on request_place (place);
create index request_place_building on request_place (building);

create table saved_replies (
  org      uuid primary key references org (id),
  org_path text collate "C" not null,
  items    jsonb not null,
  version  integer not null,
  constraint saved_replies_items check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) <= 30),
  constraint saved_replies_version check (version > 0)
);
comment on table saved_replies is 'What a desk says often, as its staff wrote it. A desk without a row has the product''s own sentences.';
comment on column saved_replies.org is 'Whose list it is.';
comment on column saved_replies.org_path is 'Its path.';
comment on column saved_replies.items is 'The replies in their order: for which deed, the reason, what comes next. At most 30; written for everybody, so no person''s data.';
comment on column saved_replies.version is 'Counts the changes, so that a list is not written over by who has not seen the last one.';

comment on column request_sealed.photos_until is 'When its photos are taken away, file and name. Null where there were none when it was made, and once they are gone; what is older than this column has a time whether it has photos or not.';
