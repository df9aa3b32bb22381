-- Who is away, who decides for whom, and what was decided. `away` is computed from the journals in the transaction that
-- changes them (after an upgrade `tongxing rebuild` fills it); where somebody goes and why stays in the journal. The other
-- tables are sources of their own: nothing in them is changed or deleted, an end is a row of its own.

create table away (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null check (kind in ('leave', 'absence')),
  status text not null check (status in ('asked', 'granted', 'refused', 'withdrawn', 'found')),
  from_day date not null,
  to_day date,
  asked_to date,
  extended boolean not null,
  back_asked text check (back_asked in ('asked', 'refused')),
  returned_on date,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index away_township on away (township, from_day);
create index away_case on away (case_id);

create table decision_substitute (
  region text collate "C" not null,
  id text collate "C" not null,
  account_id text collate "C" not null,
  substitute_id text collate "C" not null,
  role text not null check (role in ('stationHead', 'townshipOffice')),
  org_id text collate "C" not null,
  area text collate "C" not null,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  from_day date not null,
  to_day date not null,
  reason text not null,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, id),
  check (substitute_id <> account_id),
  check (by_user <> substitute_id),
  check (to_day >= from_day)
);
create index decision_substitute_who on decision_substitute (substitute_id, to_day);
create index decision_substitute_township on decision_substitute (township, to_day);

create table decision_substitute_end (
  region text collate "C" not null,
  substitute_row text collate "C" not null,
  id text collate "C" not null,
  on_day date not null,
  reason text not null,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, substitute_row),
  foreign key (region, substitute_row) references decision_substitute (region, id)
);

-- Every answer that was given in the inbox: by whom, for whom, and whether in time. The entries are its proof.
create table decision_made (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  item_id text collate "C" not null,
  kind text not null,
  outcome text not null check (outcome in ('approve', 'sendBack', 'refuse')),
  asked_on date not null,
  due_on date,
  decided_on date not null,
  by_user text collate "C" not null,
  by_role text not null,
  for_user text collate "C",
  substitute_row text collate "C",
  at timestamptz not null,
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id),
  foreign key (region, substitute_row) references decision_substitute (region, id),
  check ((for_user is null) = (substitute_row is null))
);
create index decision_made_day on decision_made (region, decided_on, id);
create index decision_made_case on decision_made (case_id);

-- Who holds the case now is asked of case_state by the list's join, so station and worker are not repeated here.
alter table away enable row level security;
alter table away force row level security;
create policy app_select on away for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on away for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on away for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on away for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on away for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on away for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on away for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on away for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

-- Who stands in is known to everybody of the place; it is set by whoever is signed in there, and opens nothing by itself.
alter table decision_substitute enable row level security;
alter table decision_substitute force row level security;
create policy app_select on decision_substitute for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or substitute_id = nullif(current_setting('app.user', true), ''));
create policy app_insert on decision_substitute for insert to tongxing_app
  with check (by_user = nullif(current_setting('app.user', true), '')
    and nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township));
create policy job_select on decision_substitute for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on decision_substitute for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table decision_substitute_end enable row level security;
alter table decision_substitute_end force row level security;
create policy app_select on decision_substitute_end for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') is not null
    and region = left(nullif(current_setting('app.area', true), ''), 4));
create policy app_insert on decision_substitute_end for insert to tongxing_app
  with check (by_user = nullif(current_setting('app.user', true), '')
    and region = left(nullif(current_setting('app.area', true), ''), 4));
create policy job_select on decision_substitute_end for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table decision_made enable row level security;
alter table decision_made force row level security;
-- read beside case_state, whose own policy says which cases the reader sees, also those that moved in from elsewhere
create policy app_select on decision_made for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') is not null);
create policy app_insert on decision_made for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), '')
    and by_user = nullif(current_setting('app.user', true), ''));
create policy job_select on decision_made for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update, delete on away to tongxing_app, tongxing_job;
grant select, insert on decision_substitute to tongxing_app, tongxing_job;
grant select, insert on decision_substitute_end, decision_made to tongxing_app;
grant select on decision_substitute_end, decision_made to tongxing_job;
