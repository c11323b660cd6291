alter table request add column alert text;
alter table request add constraint request_alert check (alert in ('unclaimed', 'unfinished', 'reminded')) not valid;
-- Checked while nothing else runs: a migration is one transaction, before the port is open.
-- squawk-ignore constraint-missing-not-valid
alter table request validate constraint request_alert;
comment on column request.alert is 'Why the desk is asked to look at it now: nobody claims it, its visit was never reported, the resident reminded. Null while nothing presses.';
create index request_alert_org on request (org_path) where alert is not null;
