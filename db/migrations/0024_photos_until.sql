alter table request_sealed add column photos_until timestamptz;
alter table request_sealed add column swept xid8;
comment on column request_sealed.photos_until is 'When its photos are taken away, file and name; null where there are none, or no more.';
comment on column request_sealed.swept is 'The transaction in which the clock took its photos away.';
update request_sealed s set photos_until = r.created + interval '30 days' from request r where r.id = s.id;
create index request_sealed_photos on request_sealed (photos_until) where photos_until is not null;
