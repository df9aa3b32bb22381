-- Abnormal situations. `abnormal` is computed from the journals in the transaction that changes them (after an upgrade
-- `tongxing rebuild` fills it); `abnormal_step` is a source of its own: by when somebody takes the next step, as it was
-- set each time. The newest one holds, none is changed or deleted.

create table abnormal (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  on_day date not null,
  first_by date not null,
  reported boolean not null,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index abnormal_township on abnormal (township, first_by, id);
create index abnormal_case on abnormal (case_id);

create table abnormal_step (
  region text collate "C" not null,
  case_id text collate "C" not null,
  item_id text collate "C" not null,
  id text collate "C" not null,
  step text not null,
  next_on date not null,
  set_on date not null,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, case_id, item_id, id),
  foreign key (region, case_id) references case_file (region, id)
);

-- Who holds the case now is asked of case_state by the list's join, so station and worker are not repeated here.
alter table abnormal enable row level security;
alter table abnormal force row level security;
create policy app_select on abnormal for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on abnormal for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on abnormal for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on abnormal for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on abnormal for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on abnormal for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on abnormal for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on abnormal for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table abnormal_step enable row level security;
alter table abnormal_step force row level security;
create policy app_select on abnormal_step for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') is not null
    and region = left(nullif(current_setting('app.area', true), ''), 4));
create policy app_insert on abnormal_step for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on abnormal_step for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update, delete on abnormal to tongxing_app, tongxing_job;
grant select, insert on abnormal_step to tongxing_app;
grant select on abnormal_step to tongxing_job;
