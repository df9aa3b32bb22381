-- The moves of a whole month, so that a trend of years reads months and not days. `figure_change` keeps the days, which
-- only the month of the day asked for needs.

create table figure_move (
  region text collate "C" not null,
  area text collate "C" not null,
  month text collate "C" not null,
  measure text not null,
  numerators integer[] not null,
  denominators integer[] not null,
  primary key (region, area, month, measure)
);
create index figure_move_area on figure_move (area, month);

alter table figure_move enable row level security;
alter table figure_move force row level security;
create policy app_select on figure_move for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or nullif(current_setting('app.case', true), '') is not null);
create policy app_insert on figure_move for insert to tongxing_app
  with check (nullif(current_setting('app.case', true), '') is not null);
create policy app_update on figure_move for update to tongxing_app
  using (nullif(current_setting('app.case', true), '') is not null)
  with check (nullif(current_setting('app.case', true), '') is not null);
create policy job_select on figure_move for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on figure_move for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on figure_move for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on figure_move for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update on figure_move to tongxing_app;
grant select, insert, update, delete on figure_move to tongxing_job;
