-- A count that runs behind says from time to time that it lives. One that has not for a while was interrupted by a restart:
-- it is marked so, and can be begun again with the same K.

alter table sealed_report add column beat_at timestamptz;
alter table sealed_report_check add column beat_at timestamptz;
alter table figure_look add column beat_at timestamptz;

create policy app_update on sealed_report for update to tongxing_app
  using (area = nullif(current_setting('app.area', true), '') and state in ('interrupted', 'failed'))
  with check (area = nullif(current_setting('app.area', true), '') and state = 'counting');
grant update (state, done, total, beat_at) on sealed_report to tongxing_app;
