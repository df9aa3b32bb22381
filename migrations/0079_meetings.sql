-- Leading groups and joint meetings of an area. An office writes for its own area and reads those below it. What was
-- said and done is added, never changed: minutes come in versions until one is confirmed, a task is followed by its
-- steps; each line keeps the name of its writer. Only who belongs to a group, and what is prepared for a meeting, may still be set right.

create table leading_member (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  department text not null,
  name text not null,
  post text not null,
  part text not null check (part in ('head', 'deputy', 'member', 'contact')),
  phone text,
  from_on date not null,
  to_on date,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, id),
  check (to_on is null or to_on >= from_on)
);
create index leading_member_area on leading_member (area, department);

create table meeting (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  kind text not null check (kind in ('leadingGroup', 'joint')),
  title text not null,
  held_on date not null,
  place text not null,
  agenda text not null,
  attendance jsonb not null,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, id)
);
create index meeting_area on meeting (area, held_on);

create table meeting_minutes (
  region text collate "C" not null,
  area text collate "C" not null,
  meeting_id text collate "C" not null,
  version integer not null,
  text text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, meeting_id, version),
  foreign key (region, meeting_id) references meeting (region, id)
);

create table meeting_confirmed (
  region text collate "C" not null,
  area text collate "C" not null,
  meeting_id text collate "C" not null,
  version integer not null,
  sha256 bytea not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, meeting_id),
  foreign key (region, meeting_id, version) references meeting_minutes (region, meeting_id, version)
);

create table meeting_task (
  region text collate "C" not null,
  id text collate "C" not null,
  meeting_id text collate "C" not null,
  area text collate "C" not null,
  text text not null,
  department text not null,
  person text not null,
  by_user text collate "C" not null,
  at timestamptz not null,
  primary key (region, id),
  foreign key (region, meeting_id) references meeting (region, id)
);
create index meeting_task_area on meeting_task (area);

create table meeting_task_step (
  region text collate "C" not null,
  area text collate "C" not null,
  task_id text collate "C" not null,
  place integer not null,
  state text not null check (state in ('open', 'underWay', 'done', 'givenUp')),
  due_on date not null,
  note text not null,
  on_day date not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, task_id, place),
  foreign key (region, task_id) references meeting_task (region, id)
);

alter table leading_member enable row level security;
alter table leading_member force row level security;
create policy app_select on leading_member for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on leading_member for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy app_update on leading_member for update to tongxing_app
  using (area = nullif(current_setting('app.area', true), ''))
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on leading_member for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table meeting enable row level security;
alter table meeting force row level security;
create policy app_select on meeting for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on meeting for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy app_update on meeting for update to tongxing_app
  using (area = nullif(current_setting('app.area', true), ''))
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on meeting for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table meeting_task enable row level security;
alter table meeting_task force row level security;
create policy app_select on meeting_task for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on meeting_task for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on meeting_task for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table meeting_minutes enable row level security;
alter table meeting_minutes force row level security;
create policy app_select on meeting_minutes for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on meeting_minutes for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on meeting_minutes for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table meeting_confirmed enable row level security;
alter table meeting_confirmed force row level security;
create policy app_select on meeting_confirmed for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on meeting_confirmed for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on meeting_confirmed for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table meeting_task_step enable row level security;
alter table meeting_task_step force row level security;
create policy app_select on meeting_task_step for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on meeting_task_step for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on meeting_task_step for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update on leading_member, meeting to tongxing_app;
grant select, insert on meeting_minutes, meeting_confirmed, meeting_task, meeting_task_step to tongxing_app;
grant select on leading_member, meeting, meeting_minutes, meeting_confirmed, meeting_task, meeting_task_step to tongxing_job;
