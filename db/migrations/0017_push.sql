create table push_device (
  id           uuid primary key,
  person       uuid not null references person (id),
  endpoint_key bytea not null,
  sealed       bytea not null,
  at           timestamptz not null,
  constraint push_device_once unique (endpoint_key)
);
comment on table push_device is 'Devices that may be woken. One that its push service has forgotten goes.';
comment on column push_device.id is 'The device.';
comment on column push_device.person is 'Whose it is: of several people who use one browser, who asked last.';
comment on column push_device.endpoint_key is 'Blind index of the address at the push service.';
comment on column push_device.sealed is 'Address and keys as the browser gave them, AES-256-GCM under the person''s key.';
comment on column push_device.at is 'Since when.';
create index push_device_person on push_device (person, at);
