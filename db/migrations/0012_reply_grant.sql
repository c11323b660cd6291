alter table access drop constraint access_kind;
alter table access add constraint access_kind check (kind in ('offered', 'assigned', 'helper', 'visit', 'reply')) not valid;
-- Checked while nothing else runs: a migration is one transaction, before the port is open.
-- squawk-ignore constraint-missing-not-valid
alter table access validate constraint access_kind;
comment on column access.kind is 'offered: may claim; assigned: has claimed; helper: is named to go there; visit: has door and phone; reply: had it and may answer what was said.';
comment on column access.holder is 'The team (offered, assigned, reply) or the person (helper, visit).';
