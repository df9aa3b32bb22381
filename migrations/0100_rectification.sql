-- What an area has to put right: ordered by an office for itself or for an area below, with an owner and a last day.
-- Steps are added, never changed; the last one says how it stands. `area` has to act, `set_by` ordered it and closes it.
-- Files of offices (evidence, records of talks) are kept sealed beside it; they are about an area and an act, never about a person in recovery.

create table rectification (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  set_by text collate "C" not null,
  origin text not null check (origin in ('evaluation', 'interview', 'inspection', 'demonstration', 'standard', 'other')),
  origin_id text collate "C",
  title text not null,
  text text not null,
  department text not null,
  person text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  check (set_by = 'cn' or starts_with(area, set_by))
);
create index rectification_area on rectification (area, id);
create index rectification_set_by on rectification (set_by, id);
create index rectification_origin on rectification (origin_id);

create table rectification_step (
  region text collate "C" not null,
  rectification_id text collate "C" not null,
  place integer not null,
  area text collate "C" not null,
  set_by text collate "C" not null,
  state text not null check (state in ('open', 'underWay', 'submitted', 'returned', 'closed', 'withdrawn')),
  due_on date not null,
  note text not null,
  on_day date not null,
  by_area text collate "C" not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, rectification_id, place),
  foreign key (region, rectification_id) references rectification (region, id)
);

create table office_file (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  about text not null,
  about_id text collate "C" not null,
  media_type text not null,
  bytes integer not null check (bytes > 0),
  sha256 bytea not null,
  name_sealed bytea not null,
  content_sealed bytea not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  check (by_area = 'cn' or starts_with(area, by_area))
);
create index office_file_about on office_file (about_id, at);

alter table rectification enable row level security;
alter table rectification force row level security;
create policy app_select on rectification for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on rectification for insert to tongxing_app
  with check (set_by = nullif(current_setting('app.area', true), ''));
create policy job_select on rectification for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table rectification_step enable row level security;
alter table rectification_step force row level security;
create policy app_select on rectification_step for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on rectification_step for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), '') and by_area in (area, set_by));
create policy job_select on rectification_step for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table office_file enable row level security;
alter table office_file force row level security;
create policy app_select on office_file for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on office_file for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), ''));
create policy job_select on office_file for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert on rectification, rectification_step, office_file to tongxing_app;
grant select on rectification, rectification_step, office_file to tongxing_job;
