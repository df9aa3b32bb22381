-- What a township or its service centre has of the seven haves, its rooms and its money, as the office itself declares it
-- and as an inspector from above found it. Every line is added and keeps its writer; the newest holds. `area` is the
-- office that a line is about and decides who reads it, `by_area` the office that wrote it. No person in recovery is named here.

create table standard_declaration (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  on_day date not null,
  items jsonb not null,
  note text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  check (by_area = area)
);
create index standard_declaration_area on standard_declaration (area, on_day);

create table standard_check (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  item text not null,
  found text not null check (found in ('yes', 'partly', 'no')),
  on_day date not null,
  note text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  check (by_area <> area)
);
create index standard_check_area on standard_check (area, on_day);

create table budget_line (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  year integer not null check (year between 2000 and 2100),
  source text not null,
  kind text not null,
  what text not null check (what in ('planned', 'paid')),
  fen bigint not null check (fen <> 0),
  on_day date not null,
  note text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  check (by_area = area)
);
create index budget_line_area on budget_line (year, area);

create table premises (
  region text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  kind text not null check (kind in ('office', 'centre')),
  name text not null,
  address text not null,
  square_metres numeric(9, 1) not null check (square_metres > 0),
  owner text not null check (owner in ('own', 'rented', 'lent')),
  since date not null,
  state text not null check (state in ('inUse', 'building', 'closed')),
  rooms jsonb not null,
  functions jsonb not null,
  serves text[] collate "C" not null,
  note text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id, version),
  check (by_area = area)
);
create index premises_area on premises (area);

alter table standard_declaration enable row level security;
alter table standard_declaration force row level security;
create policy app_select on standard_declaration for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on standard_declaration for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on standard_declaration for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table standard_check enable row level security;
alter table standard_check force row level security;
create policy app_select on standard_check for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on standard_check for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy job_select on standard_check for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table budget_line enable row level security;
alter table budget_line force row level security;
create policy app_select on budget_line for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on budget_line for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on budget_line for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table premises enable row level security;
alter table premises force row level security;
create policy app_select on premises for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or nullif(current_setting('app.area', true), '') = any (serves));
create policy app_insert on premises for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on premises for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert on standard_declaration, standard_check, budget_line, premises to tongxing_app;
grant select on standard_declaration, standard_check, budget_line, premises to tongxing_job;
