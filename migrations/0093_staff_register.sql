-- What is known of staff by day: full time or not and in what kind of post, certificates and how long they hold, and
-- trainings. Figures of a past day read them as they were then; a change adds a row and leaves those before. Staff only,
-- class C1, beside the table `staff`: reference tables, no row security.

create table staff_time (
  staff_id text collate "C" not null,
  from_on date not null,
  full_time boolean not null,
  social_worker boolean not null,
  primary key (staff_id, from_on),
  foreign key (staff_id) references staff (id)
);

create table staff_certificate (
  id text collate "C" primary key,
  staff_id text collate "C" not null,
  kind text not null check (kind in ('socialWorker', 'counsellor', 'treatment', 'other')),
  level text check (level in ('assistant', 'intermediate', 'senior')),
  title text not null,
  from_on date not null,
  to_on date,
  foreign key (staff_id) references staff (id),
  check (to_on is null or to_on >= from_on)
);
create index staff_certificate_staff on staff_certificate (staff_id, from_on);

create table staff_training (
  id text collate "C" primary key,
  staff_id text collate "C" not null,
  held_on date not null,
  hours smallint not null check (hours between 1 and 400),
  topic text not null,
  foreign key (staff_id) references staff (id)
);
create index staff_training_staff on staff_training (staff_id, held_on);

insert into staff_time (staff_id, from_on, full_time, social_worker)
  select id, coalesce(started_on, date '1949-10-01'), full_time, social_worker from staff;
insert into staff_certificate (id, staff_id, kind, level, title, from_on)
  select id, id, case when certificate like '%社会工作%' then 'socialWorker' else 'other' end,
    case when certificate like '%助理%' then 'assistant' when certificate like '%高级%' then 'senior'
      when certificate like '%社会工作师%' then 'intermediate' end,
    certificate, coalesce(started_on, date '1949-10-01') from staff where certificate is not null;
alter table staff drop column full_time, drop column social_worker, drop column certificate;

grant select, insert, update on staff_time to tongxing_app, tongxing_job;
grant select, insert on staff_certificate, staff_training to tongxing_app, tongxing_job;
grant update (to_on) on staff_certificate to tongxing_app;

-- A look at the figures of an area on a past day as they were known at an instant: counted behind from the journals, kept
-- for a few days and then dropped. `body` is the counts by township, `changes` names cases and entries by their ids only;
-- who may open them is decided when they are shown. A row is added and never changed by who asked; the job fills it.

create table figure_look (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  span text not null check (span in ('month', 'year', 'twelveMonths')),
  day date not null,
  known_at timestamptz not null,
  now_at timestamptz not null,
  state text not null check (state in ('counting', 'done', 'failed', 'interrupted')),
  done integer not null default 0,
  total integer not null default 0,
  body text,
  now_body text,
  changes jsonb,
  by_user text collate "C" not null,
  expires_at timestamptz not null,
  primary key (region, id),
  check ((state = 'done') = (body is not null)),
  check ((body is null) = (now_body is null) and (body is null) = (changes is null))
);
create index figure_look_asked on figure_look (area, day, known_at, span);
create index figure_look_end on figure_look (expires_at);

alter table figure_look enable row level security;
alter table figure_look force row level security;
create policy app_select on figure_look for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on figure_look for insert to tongxing_app
  with check ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))) and state = 'counting');
create policy job_select on figure_look for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on figure_look for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on figure_look for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
grant select, insert on figure_look to tongxing_app;
grant select, update, delete on figure_look to tongxing_job;

-- A count that a restart interrupts says so and can be begun again, instead of staying "counting" for ever.
alter table sealed_report drop constraint sealed_report_state_check;
alter table sealed_report add constraint sealed_report_state_check
  check (state in ('counting', 'sealed', 'failed', 'interrupted'));
alter table sealed_report_check drop constraint sealed_report_check_state_check;
alter table sealed_report_check add constraint sealed_report_check_state_check
  check (state in ('counting', 'done', 'failed', 'interrupted'));
