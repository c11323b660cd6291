create table bulletin (
  id        uuid primary key,
  org       uuid not null references org (id),
  org_path  text collate "C" not null,
  from_day  date not null,
  to_day    date not null,
  editor    uuid not null references person (id),
  reviewer  uuid references person (id),
  signer    uuid references person (id),
  state     text not null,
  entry     integer not null,
  moved     xid8 not null,
  created   timestamptz not null,
  constraint bulletin_state check (state in ('draft', 'review', 'signing', 'signed', 'published', 'discarded')),
  constraint bulletin_span check (to_day >= from_day),
  constraint bulletin_three check (reviewer <> editor and signer <> editor and signer <> reviewer),
  constraint bulletin_answered check (state not in ('signing', 'signed', 'published') or reviewer is not null),
  constraint bulletin_signed check (state not in ('signed', 'published') or signer is not null),
  constraint bulletin_move foreign key (id, entry, moved) references move (id, entry, xid) deferrable initially deferred
);
comment on table bulletin is 'A work bulletin on its way from draft to publication. What it says is in bulletin_text, its numbers in bulletin_figure.';
comment on column bulletin.id is 'The bulletin.';
comment on column bulletin.org is 'Who issues it.';
comment on column bulletin.org_path is 'Its path.';
comment on column bulletin.from_day is 'First day of the span that it tells of.';
comment on column bulletin.to_day is 'Last day of the span.';
comment on column bulletin.editor is 'Who drafted it and writes it.';
comment on column bulletin.reviewer is 'Who reviewed it: another person.';
comment on column bulletin.signer is 'Who signed it: a third person.';
comment on column bulletin.state is 'Where it stands; only a move changes it.';
comment on column bulletin.entry is 'Counts its moves.';
comment on column bulletin.moved is 'The transaction of the last move.';
comment on column bulletin.created is 'When it was drafted.';
create index bulletin_org on bulletin (org_path, id desc);

-- What belongs to a bulletin is append only: each row points at the move that wrote it, the newest entry counts.
create table bulletin_text (
  id       uuid not null,
  entry    integer not null,
  masthead text not null,
  title    text not null,
  blocks   jsonb not null,
  imprint  jsonb not null,
  at       timestamptz not null,
  xid      xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint bulletin_text_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table bulletin_text is 'What the editor wrote: words, and numbers by the key of their figure.';
comment on column bulletin_text.id is 'The bulletin.';
comment on column bulletin_text.entry is 'The draft or edit that wrote it.';
comment on column bulletin_text.masthead is 'The red name at the head.';
comment on column bulletin_text.title is 'The title.';
comment on column bulletin_text.blocks is 'Headings and paragraphs in order; each a list of words and figure keys.';
comment on column bulletin_text.imprint is 'Who receives it, line by line.';
comment on column bulletin_text.at is 'When it was saved, in business time.';
comment on column bulletin_text.xid is 'Its transaction.';

create table bulletin_figure (
  id       uuid not null,
  entry    integer not null,
  key      text not null,
  binding  jsonb not null,
  setting  uuid not null references setting (id),
  edition  text not null,
  how      jsonb not null,
  amount   bigint not null,
  rows     integer not null,
  persons  integer,
  digest   text not null,
  as_of    timestamptz not null,
  xid      xid8 not null default pg_current_xact_id(),
  primary key (id, entry, key),
  constraint bulletin_figure_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table bulletin_figure is 'Numbers as they were frozen when a bulletin went to review, or counted again by a correction. They never change.';
comment on column bulletin_figure.id is 'The bulletin.';
comment on column bulletin_figure.entry is 'The send or correct that froze it.';
comment on column bulletin_figure.key is 'The figure.';
comment on column bulletin_figure.binding is 'Name, unit, measure, filter and rounding as they were.';
comment on column bulletin_figure.setting is 'The setting row that bound it.';
comment on column bulletin_figure.edition is 'Which edition of the definition.';
comment on column bulletin_figure.how is 'How it is counted, in both languages, as it was said then.';
comment on column bulletin_figure.amount is 'The value in the measure''s own unit.';
comment on column bulletin_figure.rows is 'How many rows stood behind it.';
comment on column bulletin_figure.persons is 'How many persons it is about; null for things.';
comment on column bulletin_figure.digest is 'SHA-256 over its list of pseudonyms and amounts.';
comment on column bulletin_figure.as_of is 'When it was counted, in business time.';
comment on column bulletin_figure.xid is 'Its transaction.';

create table bulletin_note (
  id     uuid not null,
  entry  integer not null,
  words  text not null,
  keys   text[] not null default '{}',
  xid    xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint bulletin_note_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table bulletin_note is 'Words that went with a move: why it was sent back, why a number about few persons is published.';
comment on column bulletin_note.id is 'The bulletin.';
comment on column bulletin_note.entry is 'The move; its person decided it.';
comment on column bulletin_note.words is 'The words.';
comment on column bulletin_note.keys is 'The figures that a decision is about.';
comment on column bulletin_note.xid is 'Its transaction.';

-- What strangers may see is a row of its own, written once.
create table issue (
  id       uuid primary key,
  entry    integer not null,
  org      uuid not null references org (id),
  org_path text collate "C" not null,
  year     integer not null,
  number   integer not null,
  total    integer not null,
  day      date not null,
  from_day date not null,
  to_day   date not null,
  masthead text not null,
  title    text not null,
  page     jsonb not null,
  xid      xid8 not null default pg_current_xact_id(),
  constraint issue_number unique (org, year, number),
  constraint issue_total unique (org, total),
  constraint issue_counts check (number > 0 and total >= number),
  constraint issue_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table issue is 'A published bulletin as everybody reads it. Class 1. Never changed; corrections stand beside it.';
comment on column issue.id is 'The bulletin.';
comment on column issue.entry is 'The publish that wrote it.';
comment on column issue.org is 'Who issued it.';
comment on column issue.org_path is 'Its path.';
comment on column issue.year is 'The year of its number.';
comment on column issue.number is 'Number within issuer and year.';
comment on column issue.total is 'Number since the issuer''s first.';
comment on column issue.day is 'Day of publication.';
comment on column issue.from_day is 'First day of the span that it tells of.';
comment on column issue.to_day is 'Last day of the span.';
comment on column issue.masthead is 'The red name at the head.';
comment on column issue.title is 'The title.';
comment on column issue.page is 'Text, frozen numbers with their definitions, imprint, names of who answers for it.';
comment on column issue.xid is 'Its transaction.';
create index issue_day on issue (day desc, id desc);

create table issue_correction (
  id       uuid not null,
  entry    integer not null,
  org      uuid not null references org (id),
  org_path text collate "C" not null,
  day      date not null,
  by_name  text not null,
  note     text not null,
  numbers  jsonb not null,
  xid      xid8 not null default pg_current_xact_id(),
  primary key (id, entry),
  constraint issue_correction_of foreign key (id) references issue (id),
  constraint issue_correction_move foreign key (id, entry, xid) references move (id, entry, xid)
);
comment on table issue_correction is 'A correction of a published bulletin, in sight of all who read it. Class 1.';
comment on column issue_correction.id is 'The bulletin.';
comment on column issue_correction.entry is 'The correct that wrote it.';
comment on column issue_correction.org is 'Who issued it.';
comment on column issue_correction.org_path is 'Its path.';
comment on column issue_correction.day is 'Day of the correction.';
comment on column issue_correction.by_name is 'Who corrected it, as printed.';
comment on column issue_correction.note is 'What was wrong and what is right.';
comment on column issue_correction.numbers is 'Numbers that were counted again: as printed before and now, and when.';
comment on column issue_correction.xid is 'Its transaction.';
