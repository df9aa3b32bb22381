-- The second wall. One permissive policy per table, command and role; settings only, compared by leakproof operators; an
-- absent or empty setting is null and lets nothing through. A worker sees the own caseload (app.worker), a station its
-- people (app.station), an office its area (app.area); `*` is said where a role is not narrowed. Journals, assignments
-- and files open only for the one case that the store saw in the reader's scope and then named in app.case.
--
-- The scope is written as one CASE for two measured reasons: each setting is looked up once per row, and the planner takes
-- it for half the rows. Written as comparisons it was taken for one row in a hundred thousand, and every list was read
-- whole and sorted instead of along its index.

alter table person enable row level security;
alter table person force row level security;
create policy app_select on person for select to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(id = nullif(current_setting('app.person', true), ''), false)
  end);
create policy app_insert on person for insert to tongxing_app
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(id = nullif(current_setting('app.person', true), ''), false)
  end);
create policy app_update on person for update to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(id = nullif(current_setting('app.person', true), ''), false)
  end)
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(id = nullif(current_setting('app.person', true), ''), false)
  end);
create policy job_select on person for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on person for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on person for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table case_file enable row level security;
alter table case_file force row level security;
create policy app_select on case_file for select to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_insert on case_file for insert to tongxing_app
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_update on case_file for update to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(id = nullif(current_setting('app.case', true), ''), false)
  end)
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy job_select on case_file for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on case_file for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on case_file for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table case_state enable row level security;
alter table case_state force row level security;
create policy app_select on case_state for select to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_insert on case_state for insert to tongxing_app
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_update on case_state for update to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end)
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy job_select on case_state for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on case_state for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on case_state for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table duty enable row level security;
alter table duty force row level security;
create policy app_select on duty for select to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_insert on duty for insert to tongxing_app
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_update on duty for update to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end)
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_delete on duty for delete to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy job_select on duty for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on duty for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on duty for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on duty for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table finding enable row level security;
alter table finding force row level security;
create policy app_select on finding for select to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_insert on finding for insert to tongxing_app
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_update on finding for update to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end)
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_delete on finding for delete to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy job_select on finding for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on finding for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on finding for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on finding for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table journal enable row level security;
alter table journal force row level security;
create policy app_select on journal for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on journal for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on journal for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on journal for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table attachment enable row level security;
alter table attachment force row level security;
create policy app_select on attachment for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on attachment for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on attachment for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on attachment for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table assignment enable row level security;
alter table assignment force row level security;
create policy app_select on assignment for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on assignment for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on assignment for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on assignment for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on assignment for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on assignment for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table access_log enable row level security;
alter table access_log force row level security;
create policy app_select on access_log for select to tongxing_app using (
  user_id = nullif(current_setting('app.user', true), '')
  or case_id = nullif(current_setting('app.case', true), '')
  or nullif(current_setting('app.role', true), '') = 'auditor'
);
create policy app_insert on access_log for insert to tongxing_app with check (user_id = nullif(current_setting('app.user', true), ''));
create policy job_select on access_log for select to tongxing_job using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on access_log for insert to tongxing_job with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy app_select on idempotency for select to tongxing_app using (user_id = nullif(current_setting('app.user', true), ''));
create policy app_insert on idempotency for insert to tongxing_app with check (user_id = nullif(current_setting('app.user', true), ''));
create policy app_update on idempotency for update to tongxing_app using (user_id = nullif(current_setting('app.user', true), '')) with check (user_id = nullif(current_setting('app.user', true), ''));
create policy job_select on idempotency for select to tongxing_job using (at < now() - interval '30 days');
create policy job_delete on idempotency for delete to tongxing_job using (at < now() - interval '30 days');
