-- The second wall for figures. Sums and counts are read inside the reader's area; they are written, in whatever township
-- the case adds to, by the transaction that opened the case (app.case) and by jobs of the region. No names are here: the
-- list behind a figure goes through case_state and its own policy.

alter table case_standing enable row level security;
alter table case_standing force row level security;
create policy app_select on case_standing for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on case_standing for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on case_standing for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on case_standing for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on case_standing for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on case_standing for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on case_standing for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on case_standing for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table case_month enable row level security;
alter table case_month force row level security;
create policy app_select on case_month for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on case_month for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on case_month for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on case_month for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on case_month for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on case_month for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on case_month for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on case_month for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table figure_now enable row level security;
alter table figure_now force row level security;
create policy app_select on figure_now for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or nullif(current_setting('app.case', true), '') is not null);
create policy app_insert on figure_now for insert to tongxing_app
  with check (nullif(current_setting('app.case', true), '') is not null);
create policy app_update on figure_now for update to tongxing_app
  using (nullif(current_setting('app.case', true), '') is not null)
  with check (nullif(current_setting('app.case', true), '') is not null);
create policy job_select on figure_now for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on figure_now for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on figure_now for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on figure_now for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table figure_change enable row level security;
alter table figure_change force row level security;
create policy app_select on figure_change for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or nullif(current_setting('app.case', true), '') is not null);
create policy app_insert on figure_change for insert to tongxing_app
  with check (nullif(current_setting('app.case', true), '') is not null);
create policy app_update on figure_change for update to tongxing_app
  using (nullif(current_setting('app.case', true), '') is not null)
  with check (nullif(current_setting('app.case', true), '') is not null);
create policy job_select on figure_change for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on figure_change for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on figure_change for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on figure_change for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table figure_month enable row level security;
alter table figure_month force row level security;
create policy app_select on figure_month for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or nullif(current_setting('app.case', true), '') is not null);
create policy app_insert on figure_month for insert to tongxing_app
  with check (nullif(current_setting('app.case', true), '') is not null);
create policy app_update on figure_month for update to tongxing_app
  using (nullif(current_setting('app.case', true), '') is not null)
  with check (nullif(current_setting('app.case', true), '') is not null);
create policy job_select on figure_month for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on figure_month for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on figure_month for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on figure_month for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update, delete on case_standing, case_month to tongxing_app, tongxing_job;
grant select, insert, update on figure_now, figure_change, figure_month to tongxing_app;
grant select, insert, update, delete on figure_now, figure_change, figure_month to tongxing_job;
