-- Issued papers of a case. What was printed is frozen: the field values and the wording, sealed, with the hash of the PDF.
-- Rows are never changed or deleted (by grant): a paper is made void by a row of its own, and its number stays used.

create table document (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  form text collate "C" not null,
  version integer not null,
  area text collate "C" not null,
  about_entry text collate "C",
  org text collate "C" not null,
  kind text collate "C",
  year integer,
  no integer,
  number text,
  on_day date not null,
  seq integer not null,
  readers text[] not null,
  confidentiality text not null check (confidentiality in ('C2', 'C3', 'C4')),
  frozen_sealed bytea not null,
  sha256 bytea not null,
  pages integer not null,
  by_user text collate "C" not null,
  by_role text not null,
  by_org text collate "C" not null,
  issued_at timestamptz not null,
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id),
  check ((kind is null) = (no is null) and (kind is null) = (year is null) and (kind is null) = (number is null))
);
create unique index document_no on document (region, org, kind, year, no) where no is not null;

create table document_void (
  region text collate "C" not null,
  case_id text collate "C" not null,
  document_id text collate "C" not null,
  reason_sealed bytea not null,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, case_id, document_id),
  foreign key (region, case_id, document_id) references document (region, case_id, id)
);

-- The signed paper as it came back: a file of the case, kept in `attachment`.
create table document_copy (
  region text collate "C" not null,
  case_id text collate "C" not null,
  document_id text collate "C" not null,
  attachment_id text collate "C" not null,
  primary key (region, case_id, document_id, attachment_id),
  foreign key (region, attachment_id) references attachment (region, id),
  foreign key (region, case_id, document_id) references document (region, case_id, id)
);

-- The next number of an office, kind and year. Counted in the transaction that issues the paper: a number that was taken
-- back leaves no gap, and two papers never share one.
create table document_number (
  region text collate "C" not null,
  org text collate "C" not null,
  kind text collate "C" not null,
  year integer not null,
  last_no integer not null,
  primary key (region, org, kind, year)
);

alter table document enable row level security;
alter table document force row level security;
create policy app_select on document for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on document for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on document for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table document_void enable row level security;
alter table document_void force row level security;
create policy app_select on document_void for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on document_void for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on document_void for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table document_copy enable row level security;
alter table document_copy force row level security;
create policy app_select on document_copy for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on document_copy for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on document_copy for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert on document, document_void, document_copy to tongxing_app;
grant select on document, document_void, document_copy to tongxing_job;
grant select, insert, update on document_number to tongxing_app;
