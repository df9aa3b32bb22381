-- Agreements as they are drawn up: a source of its own until it is signed, and the wording of every version after that.
-- `agreement_body` is the township's register of bodies that it may appoint to sign. `special_case` is computed from the
-- journals: that a situation is recorded and until when, never which one; the journal alone says that.

create table agreement_draft (
  region text collate "C" not null,
  case_id text collate "C" not null,
  version integer not null check (version > 0),
  place text collate "C" not null,
  status text not null check (status in ('drawn', 'signed', 'refused', 'replaced')),
  content_sealed bytea not null,
  revision integer not null,
  seq integer not null,
  entry_id text collate "C",
  by_user text collate "C" not null,
  by_org text collate "C" not null,
  at timestamptz not null,
  primary key (region, case_id, version),
  foreign key (region, case_id) references case_file (region, id)
);
create unique index agreement_draft_open on agreement_draft (region, case_id) where status = 'drawn';

create table agreement_body (
  region text collate "C" not null,
  id text collate "C" not null,
  township text collate "C" not null,
  kind text not null,
  name text not null,
  contact_sealed bytea,
  from_day date not null,
  to_day date,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, id)
);
create index agreement_body_township on agreement_body (township, name);

create table special_case (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  on_day date not null,
  until_day date,
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index special_case_case on special_case (case_id);

alter table agreement_draft enable row level security;
alter table agreement_draft force row level security;
create policy app_select on agreement_draft for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on agreement_draft for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on agreement_draft for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));

alter table agreement_body enable row level security;
alter table agreement_body force row level security;
create policy app_select on agreement_body for select to tongxing_app
  using (starts_with(township, nullif(current_setting('app.area', true), '')));
create policy app_insert on agreement_body for insert to tongxing_app
  with check (starts_with(township, nullif(current_setting('app.area', true), '')));
create policy app_update on agreement_body for update to tongxing_app
  using (starts_with(township, nullif(current_setting('app.area', true), '')))
  with check (starts_with(township, nullif(current_setting('app.area', true), '')));

-- Who holds the case now is asked of case_state by the list's join: row security of that table decides.
alter table special_case enable row level security;
alter table special_case force row level security;
create policy app_select on special_case for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), '')
    or nullif(current_setting('app.area', true), '') is not null);
create policy app_insert on special_case for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on special_case for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on special_case for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on special_case for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on special_case for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on special_case for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on special_case for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update on agreement_draft, agreement_body to tongxing_app;
grant select, insert, update, delete on special_case to tongxing_app, tongxing_job;
