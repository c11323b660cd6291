alter table clock add column seeded boolean not null default false;
comment on column clock.seeded is 'Whether the demo was filled to its end; one that was interrupted is made anew.';
