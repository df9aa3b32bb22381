-- Inspections and linked support. A plan belongs to the office that makes it and is not seen below; a visit belongs to the
-- area visited. Files are drawn by the server: seed, frame and picks are written once, so that anybody can draw them again.

create table inspection_plan (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  year integer not null,
  month integer not null check (month between 1 and 12),
  target text collate "C" not null,
  theme text not null,
  cancelled_on date,
  cancel_reason text not null default '',
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id)
);
create index inspection_plan_area on inspection_plan (area, year);

create table inspection (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  plan_id text collate "C",
  on_day date not null,
  inspectors text not null,
  theme text not null,
  lists text[] not null,
  seed bytea not null,
  drawn_at timestamptz not null,
  frame text[] not null,
  frame_sha256 bytea not null,
  picks text[] not null,
  summary text not null default '',
  closed_at timestamptz,
  closed_by text not null default '',
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  check (by_area <> area)
);
create index inspection_area on inspection (area, on_day);

create table inspection_answer (
  region text collate "C" not null,
  inspection_id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  list text not null,
  item text not null,
  pick integer not null,
  verdict text not null check (verdict in ('met', 'notMet', 'notApplicable')),
  note text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, inspection_id, list, item, pick),
  foreign key (region, inspection_id) references inspection (region, id)
);

create table inspection_finding (
  region text collate "C" not null,
  rectification_id text collate "C" not null,
  inspection_id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  list text not null,
  item text not null,
  pick integer not null,
  clause text not null,
  severity text not null,
  again_of text collate "C",
  primary key (region, rectification_id),
  foreign key (region, rectification_id) references rectification (region, id),
  foreign key (region, inspection_id) references inspection (region, id)
);
create index inspection_finding_of on inspection_finding (region, inspection_id);

create table linked_support (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  leader text not null,
  post text not null,
  reason text not null,
  from_on date not null,
  to_on date,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  check (by_area <> area),
  check (to_on is null or to_on >= from_on)
);
create index linked_support_area on linked_support (area, from_on);

create table linked_visit (
  region text collate "C" not null,
  id text collate "C" not null,
  support_id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  on_day date not null,
  problem text not null,
  helped text not null,
  solved boolean not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  foreign key (region, support_id) references linked_support (region, id)
);
create index linked_visit_support on linked_visit (region, support_id, on_day);

alter table inspection_plan enable row level security;
alter table inspection_plan force row level security;
create policy app_select on inspection_plan for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on inspection_plan for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy app_update on inspection_plan for update to tongxing_app
  using (area = nullif(current_setting('app.area', true), ''))
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on inspection_plan for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table inspection enable row level security;
alter table inspection force row level security;
create policy app_select on inspection for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on inspection for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy app_update on inspection for update to tongxing_app
  using (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)))
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy job_select on inspection for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table inspection_answer enable row level security;
alter table inspection_answer force row level security;
create policy app_select on inspection_answer for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on inspection_answer for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy app_update on inspection_answer for update to tongxing_app
  using (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)))
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy job_select on inspection_answer for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table inspection_finding enable row level security;
alter table inspection_finding force row level security;
create policy app_select on inspection_finding for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on inspection_finding for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy job_select on inspection_finding for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table linked_support enable row level security;
alter table linked_support force row level security;
create policy app_select on linked_support for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on linked_support for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy app_update on linked_support for update to tongxing_app
  using (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)))
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy job_select on linked_support for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table linked_visit enable row level security;
alter table linked_visit force row level security;
create policy app_select on linked_visit for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on linked_visit for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy job_select on linked_visit for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update on inspection_plan, inspection, inspection_answer, linked_support to tongxing_app;
grant select, insert on inspection_finding, linked_visit to tongxing_app;
grant select on inspection_plan, inspection, inspection_answer, inspection_finding, linked_support, linked_visit to tongxing_job;
