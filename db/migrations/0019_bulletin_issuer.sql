alter table bulletin_text add column issuer text not null default '';
comment on column bulletin_text.issuer is 'What the issuer is called at the head, as 拱墅区团委; empty: by the name of its organisation.';
