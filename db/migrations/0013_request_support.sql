create table request_support (
  request uuid not null references request (id),
  person  uuid not null references person (id),
  at      timestamptz not null,
  primary key (request, person)
);
comment on table request_support is 'Neighbours who need the same: a request of a shared service (lamp, drain) counts them, and they are told when it is done.';
comment on column request_support.request is 'The request of a shared service.';
comment on column request_support.person is 'Who said "me too".';
comment on column request_support.at is 'When.';
create index request_support_person on request_support (person);
create index request_estate on request (estate, service) where state in ('submitted', 'open', 'claimed', 'working');
