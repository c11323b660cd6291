alter table request drop constraint request_state;
alter table request add constraint request_state
  check (state in ('submitted', 'open', 'declined', 'withdrawn', 'claimed', 'unserved', 'merged', 'working', 'finished', 'confirmed', 'closed')) not valid;
-- Checked while nothing else runs: a migration is one transaction, before the port is open.
-- squawk-ignore constraint-missing-not-valid
alter table request validate constraint request_state;
-- No row has a value yet, so there is nothing to look up.
-- squawk-ignore adding-foreign-key-constraint
alter table request add column merged_into uuid references request (id);
alter table request add constraint request_merged check ((state = 'merged') = (merged_into is not null)) not valid;
-- Checked while nothing else runs: a migration is one transaction, before the port is open.
-- squawk-ignore constraint-missing-not-valid
alter table request validate constraint request_merged;
comment on column request.merged_into is 'The request of the same household and service that it went into.';
