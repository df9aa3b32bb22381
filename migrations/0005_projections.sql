-- Computed from the journals, never a source: `tongxing rebuild` makes the same rows again. The list indexes begin with
-- a fixed level column and end in the sort key of the list.

create table case_state (
  region text collate "C" not null,
  case_id text collate "C" not null,
  person_id text collate "C" not null,
  file_no text collate "C" not null,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  station_id text collate "C",
  worker_id text collate "C",
  measure text,
  stage text not null,
  custody text not null,
  contact text not null,
  handover text not null,
  report_in_due date,
  reported_on date,
  report_in_status text not null,
  term_starts date,
  term_ends date,
  agreement_signed date,
  agreement_current boolean not null,
  tier_current text,
  tier_proposed text,
  clean_since date,
  three_years_clean_on date,
  next_change_on date,
  next_due_on date,
  overdue_count integer not null default 0,
  open_duty_count integer not null default 0,
  finding_kinds text[] not null default '{}',
  as_of date not null,
  seq integer not null,
  updated_at timestamptz not null default now(),
  primary key (region, case_id),
  foreign key (region, case_id) references case_file (region, id)
) with (fillfactor = 80); -- most entries change no indexed column: room on the page spares the eleven indexes
create index case_state_case on case_state (case_id);
create index case_state_person on case_state (region, person_id);
create index case_state_file_no on case_state (file_no);
create index case_state_city on case_state (city, next_due_on, file_no, case_id);
create index case_state_county on case_state (county, next_due_on, file_no, case_id);
create index case_state_township on case_state (township, next_due_on, file_no, case_id);
create index case_state_station on case_state (station_id, next_due_on, file_no, case_id);
create index case_state_worker on case_state (worker_id, next_due_on, file_no, case_id);
create index case_state_next_change on case_state (region, next_change_on);

create table duty (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  owed_by text not null,
  window_from date not null,
  due_on date not null,
  status text not null,
  done_by text collate "C",
  clause text not null,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  station_id text collate "C",
  worker_id text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index duty_worker on duty (worker_id, due_on, case_id) where status = 'open';
create index duty_station on duty (station_id, due_on, case_id) where status = 'open';
create index duty_township on duty (township, due_on, case_id) where status = 'open';
create index duty_county on duty (county, due_on, case_id) where status = 'open';

create table finding (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  on_day date not null,
  clause text not null,
  evidence text[] not null,
  data jsonb,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  station_id text collate "C",
  worker_id text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index finding_worker on finding (worker_id, on_day, case_id);
create index finding_station on finding (station_id, on_day, case_id);
create index finding_township on finding (township, on_day, case_id);
create index finding_county on finding (county, on_day, case_id);
