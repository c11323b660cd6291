create index move_claim on move ((facts->>'team'), happened) where noun = 'request' and act = 'claim';
comment on index move_claim is 'What became of a team''s claims.';
