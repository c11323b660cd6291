-- New columns without a value yet, checked while nothing else runs: a migration is one transaction, before the port is open.
-- squawk-ignore adding-foreign-key-constraint
alter table request add column entered_by uuid references person (id);
alter table request add constraint request_entered check (entered_by is distinct from orderer) not valid;
-- squawk-ignore constraint-missing-not-valid
alter table request validate constraint request_entered;
comment on column request.entered_by is 'The clerk who entered it for somebody on the telephone; null where the orderer did it.';
-- squawk-ignore adding-foreign-key-constraint
alter table request add column claimed_by uuid references person (id);
comment on column request.claimed_by is 'Who claimed it last, for the team; reviews nothing in it.';

alter table consent add column how text not null default 'read';
-- squawk-ignore adding-foreign-key-constraint
alter table consent add column logged_by uuid references person (id);
alter table consent add constraint consent_how check (how in ('read', 'spoken')) not valid;
-- squawk-ignore constraint-missing-not-valid
alter table consent validate constraint consent_how;
alter table consent add constraint consent_logged check ((how = 'spoken') = (logged_by is not null)) not valid;
-- squawk-ignore constraint-missing-not-valid
alter table consent validate constraint consent_logged;
comment on column consent.how is 'read: agreed to on the own device; spoken: on the telephone, after the text was read aloud.';
comment on column consent.logged_by is 'Who read it aloud and wrote down that the person agreed; null where it was read.';
