-- The last invitation that was sent for an appointment by text message. No value yet, checked while nothing else runs.
alter table appointment add column invited_at timestamptz;
-- squawk-ignore adding-foreign-key-constraint
alter table appointment add column invited_from uuid references org (id);
comment on column appointment.invited_at is 'When the last invitation was sent; null where none was.';
comment on column appointment.invited_from is 'From which organisation it was sent.';
create index appointment_invited on appointment (invited_from, invited_at) where invited_at is not null;
