-- The only source of truth: append-only by grant (no role but the owner may change or delete a row, and nothing logs in
-- as the owner). `data` keeps what lists and checks need in the clear; everything else of the entry is in `secret`.

create table journal (
  region text collate "C" not null,
  case_id text collate "C" not null,
  seq integer not null check (seq > 0),
  id text collate "C" not null check (length(id) between 1 and 64),
  type text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  by_user text collate "C",
  by_role text,
  by_org text collate "C",
  confidentiality text not null check (confidentiality in ('C0', 'C1', 'C2', 'C3', 'C4')),
  data jsonb not null,
  secret bytea,
  primary key (region, case_id, seq),
  unique (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
