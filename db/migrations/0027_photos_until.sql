alter table request_sealed add column photos_until timestamptz default now() + interval '30 days';
alter table request_sealed alter column photos_until drop default;
alter table request_sealed add column swept xid8;
comment on column request_sealed.photos_until is 'When its photos are taken away, file and name; null where there are none, or no more.';
comment on column request_sealed.swept is 'The transaction in which the clock took its photos away.';
create index request_sealed_photos on request_sealed (photos_until) where photos_until is not null;
