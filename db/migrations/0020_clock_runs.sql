alter table clock add column runs_since timestamptz;
comment on column clock.runs_since is 'Real time at which the moved clock began to run from "at"; null means that it stands there.';
