-- Demonstration units. What an office asks for stands in the unit; what happened since is a list of events, added and
-- never changed: reviews, the visit, the decision, re-checks, a withdrawal, an objection. The state is read from them.

create table demonstration_unit (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  title text not null,
  name text not null,
  statement text not null,
  figures jsonb not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id),
  check (by_area = area)
);
create index demonstration_unit_area on demonstration_unit (area);

create table demonstration_event (
  region text collate "C" not null,
  unit_id text collate "C" not null,
  place integer not null check (place > 0),
  area text collate "C" not null,
  by_area text collate "C" not null,
  kind text not null check (kind in ('review', 'siteVisit', 'decision', 'recheck', 'withdrawal', 'objection', 'objectionDecision')),
  on_day date not null,
  body jsonb not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, unit_id, place),
  foreign key (region, unit_id) references demonstration_unit (region, id),
  check ((kind = 'objection') = (by_area = area))
);
create unique index demonstration_review_once on demonstration_event (region, unit_id, by_user) where kind = 'review';

alter table demonstration_unit enable row level security;
alter table demonstration_unit force row level security;
create policy app_select on demonstration_unit for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on demonstration_unit for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on demonstration_unit for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table demonstration_event enable row level security;
alter table demonstration_event force row level security;
create policy app_select on demonstration_event for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on demonstration_event for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), '')
    and (by_area = 'cn' or starts_with(area, by_area)));
create policy job_select on demonstration_event for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert on demonstration_unit, demonstration_event to tongxing_app;
grant select on demonstration_unit, demonstration_event to tongxing_job;
