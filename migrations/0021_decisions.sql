-- What waits for a person's decision. `decision` is computed from the journals (and from requests to strike) in the
-- transaction that changes them; a request and a mark are sources of their own, kept until they are decided.

create table strike_request (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  entry_id text collate "C" not null,
  reason_sealed bytea not null,
  asked_by text collate "C" not null,
  asked_on date not null,
  asked_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'granted', 'refused', 'withdrawn')),
  decided_by text collate "C",
  decided_at timestamptz,
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create unique index strike_request_open on strike_request (region, case_id, entry_id) where status = 'open';

-- An answer that leaves the question open: sent back until something new is on the file, refused until a new fact.
create table decision_mark (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  outcome text not null check (outcome in ('sendBack', 'refuse')),
  seq integer not null,
  on_day date not null,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, case_id, id)
);

create table decision (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  asked_by text collate "C",
  asked_on date not null,
  basis_seq integer not null,
  due_on date,
  deciders text[] not null,
  not_by text[] not null default '{}',
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index decision_township on decision (township, due_on, id);
create index decision_case on decision (case_id);

alter table strike_request enable row level security;
alter table strike_request force row level security;
create policy app_select on strike_request for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on strike_request for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on strike_request for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on strike_request for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table decision_mark enable row level security;
alter table decision_mark force row level security;
create policy app_select on decision_mark for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') is not null
    and region = left(nullif(current_setting('app.area', true), ''), 4));
create policy app_insert on decision_mark for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on decision_mark for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));

-- Who holds the case now is asked of case_state by the list's join, so station and worker are not repeated here.
alter table decision enable row level security;
alter table decision force row level security;
create policy app_select on decision for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on decision for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on decision for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on decision for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on decision for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on decision for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on decision for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on decision for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update on strike_request, decision_mark to tongxing_app;
grant select on strike_request to tongxing_job;
grant select, insert, update, delete on decision to tongxing_app, tongxing_job;
