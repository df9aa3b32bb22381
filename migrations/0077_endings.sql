-- What the register of endings says of a case (`ending`, computed from the journals in the transaction that changes them;
-- after an upgrade `tongxing rebuild` fills it), and requests to seal a file (`sealing_request`, a source of its own).
-- Two people other than who prepared it approve before a file is sealed: a check, as for rights (decision record 0023).

create table ending (
  region text collate "C" not null,
  case_id text collate "C" not null,
  since date,
  reason text,
  expected_until date,
  suspended_days integer not null,
  end_assessed_on date,
  notices_open integer not null,
  notices_due date,
  notices_of_police integer not null,
  follow_ups_done integer not null,
  follow_ups_missed integer not null,
  follow_up_due date,
  exit_report text collate "C",
  exit_list_no text,
  exit_reported_on date,
  exit_answered_on date,
  exit_confirmed boolean,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id),
  foreign key (region, case_id) references case_file (region, id)
);
create index ending_case on ending (case_id);

create table sealing_request (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  ground text not null check (ground in ('threeYearsClean', 'retentionOver')),
  clause text not null,
  since date not null,
  remark_sealed bytea,
  prepared_by text collate "C" not null,
  prepared_on date not null,
  prepared_at timestamptz not null,
  first_by text collate "C",
  first_at timestamptz,
  second_by text collate "C",
  second_at timestamptz,
  closed_by text collate "C",
  closed_at timestamptz,
  status text not null check (status in ('prepared', 'approvedOnce', 'sealed', 'refused', 'withdrawn')),
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id),
  check (first_by <> prepared_by),
  check (second_by <> prepared_by),
  check (second_by <> first_by),
  check ((status in ('approvedOnce', 'sealed')) <= (first_by is not null)),
  check ((status = 'sealed') = (second_by is not null)),
  check ((status in ('refused', 'withdrawn')) = (closed_by is not null))
);
create unique index sealing_request_open on sealing_request (region, case_id)
  where status in ('prepared', 'approvedOnce', 'sealed');
create index sealing_request_case on sealing_request (case_id);

alter table ending enable row level security;
alter table ending force row level security;
create policy app_select on ending for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on ending for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on ending for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on ending for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on ending for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on ending for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on ending for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on ending for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

-- A sealed file has left the lists: its request is the only thing of it that the office still sees, by its number.
alter table sealing_request enable row level security;
alter table sealing_request force row level security;
create policy app_select on sealing_request for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on sealing_request for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on sealing_request for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on sealing_request for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update, delete on ending to tongxing_app, tongxing_job;
grant select, insert, update on sealing_request to tongxing_app;
grant select on sealing_request to tongxing_job;

-- A sealed file leaves every list, search and page at once, because all of them read `case_state`. Only the transaction
-- that seals it, which entered the case while it was still open, sees it to its end.
alter table case_state add column sealed boolean not null default false;
alter policy app_select on case_state
  using (case
    when
      not sealed
      and case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);

-- Who may look into a sealed file, for whom, on what basis and until when. Which file, and who asks, is sealed text: the
-- row does not say whether such a file exists. Two people other than who wrote it down approve.
create table sealed_query (
  region text collate "C" not null,
  id text collate "C" not null,
  asked_sealed bytea not null,
  until_day date not null,
  prepared_by text collate "C" not null,
  prepared_on date not null,
  prepared_at timestamptz not null,
  first_by text collate "C",
  first_at timestamptz,
  second_by text collate "C",
  second_at timestamptz,
  closed_by text collate "C",
  closed_at timestamptz,
  status text not null check (status in ('prepared', 'approvedOnce', 'open', 'refused', 'withdrawn')),
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, id),
  check (first_by <> prepared_by),
  check (second_by <> prepared_by),
  check (second_by <> first_by),
  check ((status in ('approvedOnce', 'open')) <= (first_by is not null)),
  check ((status = 'open') = (second_by is not null)),
  check ((status in ('refused', 'withdrawn')) = (closed_by is not null))
);
create index sealed_query_township on sealed_query (township, id);

alter table sealed_query enable row level security;
alter table sealed_query force row level security;
create policy app_select on sealed_query for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township));
create policy app_insert on sealed_query for insert to tongxing_app
  with check (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township));
create policy app_update on sealed_query for update to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township))
  with check (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township));
create policy job_select on sealed_query for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update on sealed_query to tongxing_app;
grant select on sealed_query to tongxing_job;
