create table account (
  id      uuid primary key,
  kind    text not null,
  person  uuid references person (id),
  org     uuid references org (id),
  unit    text not null,
  balance bigint,
  constraint account_kind check (kind in ('person', 'org', 'issuer')),
  constraint account_holder check (
    case kind when 'person' then person is not null and org is null when 'org' then person is null and org is not null else person is null end
  ),
  constraint account_unit check (unit = 'minutes' or unit ~ '^points:[a-z0-9][a-z0-9._/-]{0,99}$'),
  constraint account_balance check ((kind = 'issuer') = (balance is null)),
  constraint account_no_overdraft check (balance >= 0),
  constraint account_once unique nulls not distinct (kind, person, org, unit),
  constraint account_in_unit unique (id, unit)
);
comment on table account is 'Where minutes or points stand: one account a holder and unit, and one that issues each unit.';
comment on column account.id is 'The account; its holder and unit always give the same id (uuid5).';
comment on column account.kind is 'person, org: who holds; issuer: where a unit comes from and goes back to.';
comment on column account.person is 'The person who holds it.';
comment on column account.org is 'The organisation that holds it, or that issues it; null for what issues minutes.';
comment on column account.unit is 'minutes, or points:<organisation that issues>/<currency>. One account holds one unit.';
comment on column account.balance is 'What is there, never below zero; moved by postings alone. Null for an issuer: what it issued is summed, so nobody waits for its row.';
create index account_person on account (person) where person is not null;

create table posting (
  id        uuid primary key,
  seq       bigint generated always as identity,
  payer     uuid not null,
  payee     uuid not null,
  unit      text not null,
  amount    bigint not null,
  quantity  text not null generated always as (split_part(unit, ':', 1)) stored,
  grade     text,
  kind      text not null,
  reverses  uuid,
  rule      uuid references setting (id),
  noun      text not null,
  record    uuid not null,
  entry     integer not null,
  number    text,
  service   text,
  setting   uuid references setting (id),
  org       uuid not null references org (id),
  org_path  text collate "C" not null,
  desk_path text collate "C" not null,
  person    uuid not null references person (id),
  happened  timestamptz not null,
  day       date not null generated always as ((happened at time zone 'Asia/Shanghai')::date) stored,
  cause     uuid not null,
  written   timestamptz not null default now(),
  xid       xid8 not null default pg_current_xact_id(),
  constraint posting_amount check (amount > 0),
  constraint posting_two_sides check (payer <> payee),
  constraint posting_grade check ((unit = 'minutes') = (grade is not null) and grade in ('A', 'B', 'C', 'E')),
  constraint posting_kind check (kind in ('confirm', 'reverse')),
  constraint posting_reverse check ((kind = 'reverse') = (reverses is not null)),
  constraint posting_payer foreign key (payer, unit) references account (id, unit),
  constraint posting_payee foreign key (payee, unit) references account (id, unit),
  constraint posting_cause foreign key (cause, xid) references command (id, xid),
  constraint posting_move foreign key (record, entry, xid) references move (id, entry, xid),
  constraint posting_whole unique (id, unit, amount, payee, payer),
  constraint posting_mirror foreign key (reverses, unit, amount, payer, payee) references posting (id, unit, amount, payee, payer),
  constraint posting_reversed_once unique (reverses),
  constraint posting_once unique nulls not distinct (record, entry, unit, grade, person, rule, reverses)
);
comment on table posting is 'The books: single rows payer to payee, so they cannot be unbalanced. Append only; a correction is a reversal. Kept ten years and longer.';
comment on column posting.id is 'The posting.';
comment on column posting.seq is 'Order of writing; of one holder''s postings it is the order in which they were made.';
comment on column posting.payer is 'The account that gives.';
comment on column posting.payee is 'The account that takes.';
comment on column posting.unit is 'The unit of both accounts: minutes and points, and two kinds of points, never mix.';
comment on column posting.amount is 'How much, above zero.';
comment on column posting.quantity is 'minutes or points, whatever the currency.';
comment on column posting.grade is 'Evidence of minutes: A in and out by code or scan, B the leader and the one served, C anything else, E from a registered outside source.';
comment on column posting.kind is 'confirm: given for confirmed work; reverse: one posting turned round, whole.';
comment on column posting.reverses is 'The posting that this one turns round; each at most once.';
comment on column posting.rule is 'The earn rule under which points were given; null for minutes.';
comment on column posting.noun is 'Which kind of record brought it about, as in request.';
comment on column posting.record is 'The record.';
comment on column posting.entry is 'Its move in this transaction.';
comment on column posting.number is 'The number of the record that people say; null where it has none.';
comment on column posting.service is 'Key of the service that was done; null where the work has none.';
comment on column posting.setting is 'The catalogue setting that names the service.';
comment on column posting.org is 'The team whose work it was, for ever.';
comment on column posting.org_path is 'Its path.';
comment on column posting.desk_path is 'Path of the organisation whose desk received the record.';
comment on column posting.person is 'Whose minutes or points they are.';
comment on column posting.happened is 'When it took effect, as the move says.';
comment on column posting.day is 'The day of effect in Shanghai; it picks the month.';
comment on column posting.cause is 'The command of this transaction that caused it.';
comment on column posting.written is 'The database''s own time.';
comment on column posting.xid is 'The transaction.';
create index posting_person on posting (person, seq desc);
create index posting_org on posting (org_path, happened);
create index posting_desk on posting (desk_path, happened);

-- A balance moves with its postings and in no other way: the hats that write postings have no right to write a balance.
create function posting_moves_balance() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update account a set balance = a.balance + legs.change
  from (
    select account, sum(change)::bigint as change
    from (select payee as account, amount as change from posted union all select payer, -amount from posted) leg
    group by account
  ) legs
  where a.id = legs.account and a.kind <> 'issuer';
  return null;
end $$;
comment on function posting_moves_balance() is 'Adds new postings to the balances of their holders.';
create trigger posting_moves_balance after insert on posting referencing new table as posted
  for each statement execute function posting_moves_balance();
