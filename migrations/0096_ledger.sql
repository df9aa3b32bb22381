-- Lines of ledgers: entries of the kinds that ledgers list, as they stand in the journal and as sealed there, without
-- those that were struck. Computed from the journals in the transaction that changes them (after an upgrade `tongxing
-- rebuild` fills them). And exports that run behind: what was asked, how far it is, and the file, sealed, until it is
-- fetched or a day has passed.

create table ledger_line (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  type text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  by_user text collate "C",
  data jsonb not null,
  secret bytea,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index ledger_line_day on ledger_line (region, case_id, on_day);

create table ledger_run (
  region text collate "C" not null,
  id text collate "C" not null,
  layout text not null,
  question jsonb not null,
  state text not null check (state in ('running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  file_sealed bytea,
  by_user text collate "C" not null,
  began_at timestamptz not null,
  alive_at timestamptz not null,
  primary key (region, id)
);
create index ledger_run_user on ledger_run (by_user, began_at desc);

-- Lines follow the case to its place. Who holds the case there is asked of case_state by the lists' join, so station and
-- worker are not repeated here.
alter table ledger_line enable row level security;
alter table ledger_line force row level security;
create policy app_select on ledger_line for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on ledger_line for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on ledger_line for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on ledger_line for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on ledger_line for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on ledger_line for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on ledger_line for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on ledger_line for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table ledger_run enable row level security;
alter table ledger_run force row level security;
create policy app_select on ledger_run for select to tongxing_app
  using (by_user = nullif(current_setting('app.user', true), ''));
create policy app_insert on ledger_run for insert to tongxing_app
  with check (by_user = nullif(current_setting('app.user', true), ''));
create policy app_update on ledger_run for update to tongxing_app
  using (by_user = nullif(current_setting('app.user', true), ''))
  with check (by_user = nullif(current_setting('app.user', true), ''));
create policy app_delete on ledger_run for delete to tongxing_app
  using (by_user = nullif(current_setting('app.user', true), ''));
-- A file that nobody fetched goes after a day, whoever asked for it.
create policy job_select on ledger_run for select to tongxing_job using (began_at < now() - interval '1 day');
create policy job_delete on ledger_run for delete to tongxing_job using (began_at < now() - interval '1 day');

grant select, insert, update, delete on ledger_line to tongxing_app, tongxing_job;
grant select, insert, update, delete on ledger_run to tongxing_app;
grant select, delete on ledger_run to tongxing_job;
