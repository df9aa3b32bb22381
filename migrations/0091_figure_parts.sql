-- Figures by sex, age, tier and station: the parts of a case stand with its steps and months. Age is kept as the year of
-- birth: a step that ended on a birthday would tell the birthday. 'unknown' until the case is counted again.
alter table case_standing add column sex text not null default 'unknown';
alter table case_standing add column born text not null default 'unknown';
alter table case_standing add column tier text not null default 'unknown';
alter table case_standing add column station text collate "C" not null default 'unknown';
alter table case_month add column sex text not null default 'unknown';
alter table case_month add column born text not null default 'unknown';
alter table case_month add column tier text not null default 'unknown';
alter table case_month add column station text collate "C" not null default 'unknown';

-- What recorded entries move above the townships, one row for each act and township, until it is added to
-- `figure_above`; readers add what still stands here. So no two writers ever wait for each other at a row of a county or
-- a province. A row without cells asks that its city be counted anew.
create table figure_log (
  region text collate "C" not null,
  id text collate "C" not null default gen_random_uuid()::text,
  area text collate "C" not null,
  cells jsonb,
  primary key (region, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Sums of counties (6), cities (4) and provinces (2), whole (dimension '') and by the values of one part. `kind` and `at`
-- say which: the standing of now (''), what moved on a day or in a month, or the facts of a month. `region` is where the
-- area lies: its city, or the province followed by 00.
create table figure_above (
  region text collate "C" not null,
  width integer not null,
  dimension text not null,
  kind text not null check (kind in ('now', 'day', 'move', 'month')),
  area text collate "C" not null,
  at text collate "C" not null,
  measure text not null,
  value text collate "C" not null,
  numerators integer[] not null,
  denominators integer[] not null,
  primary key (region, width, dimension, kind, area, at, measure, value)
);
create index figure_above_area on figure_above (width, dimension, kind, area, at);

alter table figure_log enable row level security;
alter table figure_log force row level security;
create policy app_select on figure_log for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on figure_log for insert to tongxing_app
  with check (nullif(current_setting('app.case', true), '') is not null);
create policy job_select on figure_log for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on figure_log for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on figure_log for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table figure_above enable row level security;
alter table figure_above force row level security;
create policy app_select on figure_above for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy job_select on figure_above for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on figure_above for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on figure_above for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on figure_above for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert on figure_log to tongxing_app;
grant select, insert, delete on figure_log to tongxing_job;
grant select on figure_above to tongxing_app;
grant select, insert, update, delete on figure_above to tongxing_job;
