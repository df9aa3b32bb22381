-- Before an order: people about to leave a facility (`release`) with what is done for them (`release_step`), lists sent in
-- (`roster`, `roster_row`), and lists of people to look for (`screening`, `screening_line`, `screening_outcome`). In the
-- clear stand days, codes of work and who holds the row; names, numbers, facility and remarks are sealed.

create table release (
  region text collate "C" not null check (region ~ '^[0-9]{4}$'),
  id text collate "C" not null,
  person_id text collate "C" not null,
  name_sealed bytea not null,
  -- Facility, document, reasons, who receives, assessment.
  sealed bytea not null,
  -- Left every list together with the case it led to.
  put_away boolean not null default false,
  release_on date not null,
  expected text not null check (expected in ('communityRehab', 'communityDetox', 'none', 'unknown')),
  release_reason text,
  status text not null default 'open' check (status in ('open', 'joined', 'closed')),
  close_reason text,
  known_on date not null,
  -- Computed from the steps in the transaction that adds one.
  visited_on date,
  collected_on date,
  met text,
  home_visited_on date,
  next_kind text,
  next_by date,
  case_id text collate "C",
  joined_on date,
  roster_id text collate "C",
  by_user text collate "C" not null,
  by_org text collate "C" not null,
  created_at timestamptz not null,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  station_id text collate "C",
  worker_id text collate "C",
  primary key (region, id),
  foreign key (region, person_id) references person (region, id)
);
create unique index release_one_open on release (region, person_id) where status = 'open';
create index release_township on release (township, status, next_by, id);
create index release_worker on release (worker_id, status, next_by, id);
create index release_county on release (county, status, next_by, id);
create index release_case on release (region, case_id) where case_id is not null;
create index release_roster on release (region, roster_id) where roster_id is not null;

create table release_step (
  region text collate "C" not null,
  release_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  on_day date not null,
  sealed bytea not null,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, release_id, id),
  foreign key (region, release_id) references release (region, id)
);

create table roster (
  region text collate "C" not null check (region ~ '^[0-9]{4}$'),
  id text collate "C" not null,
  kind text not null check (kind in ('release', 'screening')),
  screening_id text collate "C",
  status text not null check (status in ('previewed', 'taken', 'undone')),
  file_name_sealed bytea not null,
  file_hash bytea not null,
  headings text[] not null default '{}',
  passed_over text[] not null default '{}',
  by_user text collate "C" not null,
  by_role text not null,
  by_org text collate "C" not null,
  area text collate "C" not null,
  created_at timestamptz not null,
  taken_at timestamptz,
  undone_at timestamptz,
  primary key (region, id)
);
create index roster_org on roster (by_org, id);

create table roster_row (
  region text collate "C" not null,
  id text collate "C" not null,
  roster_id text collate "C" not null,
  row_no integer not null,
  place text not null,
  standing text not null check (standing in ('ready', 'warning', 'refused')),
  status text not null default 'read' check (status in ('read', 'taken', 'undone', 'kept')),
  reasons jsonb not null default '[]',
  sealed bytea not null,
  id_number_index bytea,
  township text collate "C",
  by_org text collate "C" not null,
  primary key (region, id),
  unique (region, roster_id, row_no),
  foreign key (region, roster_id) references roster (region, id)
);

create table screening (
  region text collate "C" not null check (region ~ '^[0-9]{4}$'),
  id text collate "C" not null,
  name text not null,
  why text not null,
  area text collate "C" not null,
  from_on date not null,
  to_on date not null,
  status text not null default 'open' check (status in ('open', 'closed')),
  by_user text collate "C" not null,
  by_org text collate "C" not null,
  created_at timestamptz not null,
  closed_on date,
  closed_by text collate "C",
  -- What remained in the registers of the area at the end, and what was said about it.
  remaining jsonb,
  remaining_why text,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, id)
);

create table screening_line (
  region text collate "C" not null,
  screening_id text collate "C" not null,
  id text collate "C" not null,
  person_id text collate "C",
  case_id text collate "C",
  name_sealed bytea not null,
  sealed bytea not null,
  id_number_index bytea,
  source text not null check (source in ('list', 'hand', 'picked')),
  picked text[] not null default '{}',
  outcome text,
  outcome_on date,
  follow_up text,
  follow_done_on date,
  roster_id text collate "C",
  -- Left every list together with the case of the person.
  put_away boolean not null default false,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  station_id text collate "C",
  worker_id text collate "C",
  primary key (region, screening_id, id),
  foreign key (region, screening_id) references screening (region, id)
);
create unique index screening_line_once on screening_line (region, screening_id, id_number_index)
  where id_number_index is not null;
create index screening_line_area on screening_line (screening_id, township, outcome);
create index screening_line_worker on screening_line (worker_id) where outcome is null;

create table screening_outcome (
  region text collate "C" not null,
  screening_id text collate "C" not null,
  line_id text collate "C" not null,
  id text collate "C" not null,
  outcome text not null,
  on_day date not null,
  follow_up text not null,
  sealed bytea not null,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, screening_id, line_id, id),
  foreign key (region, screening_id, line_id) references screening_line (region, screening_id, id)
);

-- One more setting: the release or the line of a screening that the store saw in the reader's scope and then named, as
-- `case` names an opened case. Steps and outcomes open by it alone.
create or replace function app_enter(settings jsonb) returns void
language plpgsql as $$
declare
  command text := '';
  setting record;
begin
  for setting in select key, value from jsonb_each_text(settings) loop
    if setting.key not in
      ('user', 'role', 'org', 'area', 'station', 'worker', 'regions', 'case', 'person', 'session', 'file') then
      raise exception 'app_enter knows no setting "%"', setting.key using errcode = '22023';
    end if;
    command := command || format('set local app.%I = %L;', setting.key, coalesce(setting.value, ''));
  end loop;
  if command <> '' then
    execute command;
  end if;
end
$$;

-- A release is seen by who holds it; with an order it follows the case that was opened before (app.case). What was put
-- away with a sealed file is seen by nobody; only the transaction that seals still sees it, because it entered the case.
alter table release enable row level security;
alter table release force row level security;
create policy app_select on release for select to tongxing_app
  using (case
    when
      not put_away
      and case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_insert on release for insert to tongxing_app
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
create policy app_update on release for update to tongxing_app
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
create policy job_select on release for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on release for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on release for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

-- Steps open for the one release that was seen before.
alter table release_step enable row level security;
alter table release_step force row level security;
create policy app_select on release_step for select to tongxing_app
  using (release_id = nullif(current_setting('app.file', true), ''));
create policy app_insert on release_step for insert to tongxing_app
  with check (release_id = nullif(current_setting('app.file', true), ''));
create policy job_select on release_step for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on release_step for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table roster enable row level security;
alter table roster force row level security;
create policy app_select on roster for select to tongxing_app
  using (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice', 'narcoticsOffice'));
create policy app_insert on roster for insert to tongxing_app
  with check (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice', 'narcoticsOffice'));
create policy app_update on roster for update to tongxing_app
  using (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice', 'narcoticsOffice'))
  with check (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice', 'narcoticsOffice'));
alter table roster_row enable row level security;
alter table roster_row force row level security;
create policy app_select on roster_row for select to tongxing_app
  using (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice', 'narcoticsOffice'));
create policy app_insert on roster_row for insert to tongxing_app
  with check (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice', 'narcoticsOffice'));
create policy app_update on roster_row for update to tongxing_app
  using (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice', 'narcoticsOffice'))
  with check (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice', 'narcoticsOffice'));

-- A screening is no person: the offices of its area, above it and inside it know that it runs. Its lines are people.
alter table screening enable row level security;
alter table screening force row level security;
create policy app_select on screening for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or starts_with(nullif(current_setting('app.area', true), ''), area));
create policy app_insert on screening for insert to tongxing_app
  with check (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    and nullif(current_setting('app.role', true), '') in ('townshipOffice', 'narcoticsOffice'));
create policy app_update on screening for update to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    and nullif(current_setting('app.role', true), '') in ('townshipOffice', 'narcoticsOffice'))
  with check (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    and nullif(current_setting('app.role', true), '') in ('townshipOffice', 'narcoticsOffice'));
create policy job_select on screening for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on screening for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table screening_line enable row level security;
alter table screening_line force row level security;
create policy app_select on screening_line for select to tongxing_app
  using (case
    when
      not put_away
      and case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else coalesce(case_id = nullif(current_setting('app.case', true), ''), false)
  end);
create policy app_insert on screening_line for insert to tongxing_app
  with check (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else false
  end);
create policy app_update on screening_line for update to tongxing_app
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
create policy app_delete on screening_line for delete to tongxing_app
  using (case
    when
      case nullif(current_setting('app.area', true), '')
        when township then true when county then true when city then true when province then true when 'cn' then true
      end
      and case nullif(current_setting('app.station', true), '') when '*' then true when station_id then true end
      and case nullif(current_setting('app.worker', true), '') when '*' then true when worker_id then true end
    then true
    else false
  end);
create policy job_select on screening_line for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on screening_line for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table screening_outcome enable row level security;
alter table screening_outcome force row level security;
create policy app_select on screening_outcome for select to tongxing_app
  using (line_id = nullif(current_setting('app.file', true), ''));
create policy app_insert on screening_outcome for insert to tongxing_app
  with check (line_id = nullif(current_setting('app.file', true), ''));
create policy job_select on screening_outcome for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on screening_outcome for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update on release, roster, roster_row, screening to tongxing_app;
grant select, insert on release_step, screening_outcome to tongxing_app;
grant select, insert, update, delete on screening_line to tongxing_app;
grant select, insert, update on release to tongxing_job;
grant select, insert on release_step, screening, screening_line, screening_outcome to tongxing_job;
