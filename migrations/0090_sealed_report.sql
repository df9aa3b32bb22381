-- Reports that an office has closed: the counts as known at an instant, word for word, with their hash. A row is changed
-- only while it is being counted; what was sealed stays. Which cases it was counted from is kept beside it and never
-- shown: with it the same count can be made again from the journals. Figures name nobody; `area` decides who reads them.

create table sealed_report (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  span text not null check (span in ('month', 'year')),
  day date not null,
  known_at timestamptz not null,
  state text not null check (state in ('counting', 'sealed', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  body text,
  sha256 bytea,
  note text not null default '',
  by_user text collate "C" not null,
  by_role text not null,
  by_org text collate "C" not null,
  began_at timestamptz not null,
  sealed_at timestamptz,
  primary key (region, id),
  check ((state = 'sealed') = (body is not null)),
  check ((body is null) = (sha256 is null))
);
create index sealed_report_area on sealed_report (area, day desc, known_at desc);

create table sealed_report_case (
  region text collate "C" not null,
  report_id text collate "C" not null,
  case_region text collate "C" not null,
  case_id text collate "C" not null,
  primary key (region, report_id, case_region, case_id),
  foreign key (region, report_id) references sealed_report (region, id)
);

-- A check makes the same count again, and another one as known now: the restatement. `changes` names cases and entries by
-- their ids only; who may open them is decided when they are shown.
create table sealed_report_check (
  region text collate "C" not null,
  report_id text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  known_at timestamptz not null,
  state text not null check (state in ('counting', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  same boolean,
  body text,
  changes jsonb,
  by_user text collate "C" not null,
  primary key (region, report_id, id),
  foreign key (region, report_id) references sealed_report (region, id)
);

alter table sealed_report enable row level security;
alter table sealed_report force row level security;
create policy app_select on sealed_report for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on sealed_report for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), '') and state = 'counting');
create policy job_select on sealed_report for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on sealed_report for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table sealed_report_case enable row level security;
alter table sealed_report_case force row level security;
create policy job_select on sealed_report_case for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on sealed_report_case for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table sealed_report_check enable row level security;
alter table sealed_report_check force row level security;
create policy app_select on sealed_report_check for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on sealed_report_check for insert to tongxing_app
  with check ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))) and state = 'counting');
create policy job_select on sealed_report_check for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on sealed_report_check for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert on sealed_report_check to tongxing_app;
grant select, update on sealed_report_check to tongxing_job;
grant select, insert on sealed_report to tongxing_app;
grant select, update on sealed_report to tongxing_job;
grant select, insert on sealed_report_case to tongxing_job;
