-- Yearly evaluation: a round freezes the scheme it counts by; the areas below say how they see themselves, reviewers mark,
-- figures are taken from sealed reports, results are told, appealed against and published. What counts is added, never
-- changed: marks and results come in versions, decisions are rows of their own. `area` is whom a row is about, `by_area`
-- (`set_by`) the office that wrote it. Nobody in recovery is named in any of it.

create table evaluation_round (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  title text not null,
  level text not null check (level in ('province', 'city', 'county', 'township')),
  span text not null check (span in ('year', 'halfYear')),
  day date not null,
  self_until date not null,
  review_until date not null,
  scheme text not null,
  scheme_sha256 bytea not null,
  pack text not null,
  clause text not null,
  reading boolean not null,
  stage text not null check (stage in ('self', 'counting', 'review', 'told', 'published', 'cancelled')),
  reports jsonb not null default '[]',
  known_at timestamptz,
  told_on date,
  told_by text collate "C",
  appeal_until date,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id)
);
create index evaluation_round_area on evaluation_round (area, day desc);

create table evaluation_step (
  region text collate "C" not null,
  round_id text collate "C" not null,
  place integer not null,
  area text collate "C" not null,
  stage text not null,
  note text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, round_id, place),
  foreign key (region, round_id) references evaluation_round (region, id)
);

create table evaluation_area (
  region text collate "C" not null,
  round_id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  people integer,
  figures jsonb,
  primary key (region, round_id, area),
  foreign key (region, round_id) references evaluation_round (region, id)
);
create index evaluation_area_area on evaluation_area (area);

create table evaluation_self (
  region text collate "C" not null,
  round_id text collate "C" not null,
  area text collate "C" not null,
  item text not null,
  points integer,
  text text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, round_id, area, item)
);

create table evaluation_submission (
  region text collate "C" not null,
  round_id text collate "C" not null,
  area text collate "C" not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, round_id, area)
);

create table evaluation_mark (
  region text collate "C" not null,
  round_id text collate "C" not null,
  area text collate "C" not null,
  item text not null,
  by_user text collate "C" not null,
  version integer not null,
  by_area text collate "C" not null,
  by_name text not null,
  points integer not null,
  text text not null,
  at timestamptz not null,
  primary key (region, round_id, area, item, by_user, version)
);

create table evaluation_find (
  region text collate "C" not null,
  id text collate "C" not null,
  round_id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  item text not null,
  amount integer not null,
  evidence text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id)
);
create index evaluation_find_round on evaluation_find (round_id, area);

create table evaluation_find_answer (
  region text collate "C" not null,
  find_id text collate "C" not null,
  place integer not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  answer text not null check (answer in ('confirmed', 'withdrawn')),
  note text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, find_id, place),
  foreign key (region, find_id) references evaluation_find (region, id)
);

create table evaluation_result (
  region text collate "C" not null,
  round_id text collate "C" not null,
  area text collate "C" not null,
  version integer not null,
  by_area text collate "C" not null,
  why text not null check (why in ('told', 'appeal')),
  body text not null,
  sha256 bytea not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, round_id, area, version)
);

create table evaluation_appeal (
  region text collate "C" not null,
  id text collate "C" not null,
  round_id text collate "C" not null,
  area text collate "C" not null,
  item text not null,
  text text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id)
);
create index evaluation_appeal_round on evaluation_appeal (round_id, area);

create table evaluation_appeal_answer (
  region text collate "C" not null,
  appeal_id text collate "C" not null,
  area text collate "C" not null,
  by_area text collate "C" not null,
  outcome text not null check (outcome in ('upheld', 'dismissed')),
  change jsonb,
  reason text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, appeal_id),
  foreign key (region, appeal_id) references evaluation_appeal (region, id)
);

create table evaluation_publication (
  region text collate "C" not null,
  round_id text collate "C" not null,
  area text collate "C" not null,
  audience text not null check (audience in ('areas', 'office')),
  body text not null,
  sha256 bytea not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, round_id),
  foreign key (region, round_id) references evaluation_round (region, id)
);

create table consequence (
  region text collate "C" not null,
  id text collate "C" not null,
  round_id text collate "C",
  area text collate "C" not null,
  set_by text collate "C" not null,
  kind text not null check (kind in ('interview', 'listing', 'rectification', 'praise', 'reward')),
  reason text not null,
  interviewer text,
  days integer,
  years integer,
  text text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id)
);
create index consequence_area on consequence (area, at desc);

create table consequence_answer (
  region text collate "C" not null,
  consequence_id text collate "C" not null,
  area text collate "C" not null,
  set_by text collate "C" not null,
  outcome text not null check (outcome in ('decided', 'declined')),
  reason text not null,
  due_on date,
  amount numeric(14, 2),
  by_user text collate "C" not null,
  by_name text not null,
  on_day date not null,
  at timestamptz not null,
  primary key (region, consequence_id),
  foreign key (region, consequence_id) references consequence (region, id)
);

create table interview_record (
  region text collate "C" not null,
  consequence_id text collate "C" not null,
  area text collate "C" not null,
  set_by text collate "C" not null,
  held_on date not null,
  place text not null,
  interviewers text not null,
  attended text not null,
  text text not null,
  agreed text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, consequence_id),
  foreign key (region, consequence_id) references consequence (region, id)
);

alter table evaluation_round enable row level security;
alter table evaluation_round force row level security;
create policy app_select on evaluation_round for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or (area = 'cn' and nullif(current_setting('app.area', true), '') is not null)
    or starts_with(nullif(current_setting('app.area', true), ''), area));
create policy app_insert on evaluation_round for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy app_update on evaluation_round for update to tongxing_app
  using (area = nullif(current_setting('app.area', true), ''))
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_round for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_step enable row level security;
alter table evaluation_step force row level security;
create policy app_select on evaluation_step for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or (area = 'cn' and nullif(current_setting('app.area', true), '') is not null)
    or starts_with(nullif(current_setting('app.area', true), ''), area));
create policy app_insert on evaluation_step for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_step for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_area enable row level security;
alter table evaluation_area force row level security;
create policy app_select on evaluation_area for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on evaluation_area for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), ''));
create policy app_update on evaluation_area for update to tongxing_app
  using (by_area = nullif(current_setting('app.area', true), ''))
  with check (by_area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_area for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_self enable row level security;
alter table evaluation_self force row level security;
create policy app_select on evaluation_self for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on evaluation_self for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy app_update on evaluation_self for update to tongxing_app
  using (area = nullif(current_setting('app.area', true), ''))
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_self for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_submission enable row level security;
alter table evaluation_submission force row level security;
create policy app_select on evaluation_submission for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on evaluation_submission for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_submission for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_mark enable row level security;
alter table evaluation_mark force row level security;
create policy app_select on evaluation_mark for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(by_area, nullif(current_setting('app.area', true), '')));
create policy app_insert on evaluation_mark for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_mark for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_find enable row level security;
alter table evaluation_find force row level security;
create policy app_select on evaluation_find for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(by_area, nullif(current_setting('app.area', true), '')));
create policy app_insert on evaluation_find for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_find for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_find_answer enable row level security;
alter table evaluation_find_answer force row level security;
create policy app_select on evaluation_find_answer for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(by_area, nullif(current_setting('app.area', true), '')));
create policy app_insert on evaluation_find_answer for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_find_answer for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_result enable row level security;
alter table evaluation_result force row level security;
create policy app_select on evaluation_result for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on evaluation_result for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_result for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_appeal enable row level security;
alter table evaluation_appeal force row level security;
create policy app_select on evaluation_appeal for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on evaluation_appeal for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_appeal for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_appeal_answer enable row level security;
alter table evaluation_appeal_answer force row level security;
create policy app_select on evaluation_appeal_answer for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on evaluation_appeal_answer for insert to tongxing_app
  with check (by_area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_appeal_answer for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table evaluation_publication enable row level security;
alter table evaluation_publication force row level security;
create policy app_select on evaluation_publication for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or (audience = 'areas' and nullif(current_setting('app.area', true), '') is not null
      and (area = 'cn' or starts_with(nullif(current_setting('app.area', true), ''), area))));
create policy app_insert on evaluation_publication for insert to tongxing_app
  with check (area = nullif(current_setting('app.area', true), ''));
create policy job_select on evaluation_publication for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table consequence enable row level security;
alter table consequence force row level security;
create policy app_select on consequence for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on consequence for insert to tongxing_app
  with check (set_by = nullif(current_setting('app.area', true), ''));
create policy job_select on consequence for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table consequence_answer enable row level security;
alter table consequence_answer force row level security;
create policy app_select on consequence_answer for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on consequence_answer for insert to tongxing_app
  with check (set_by = nullif(current_setting('app.area', true), ''));
create policy job_select on consequence_answer for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table interview_record enable row level security;
alter table interview_record force row level security;
create policy app_select on interview_record for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on interview_record for insert to tongxing_app
  with check (set_by = nullif(current_setting('app.area', true), ''));
create policy job_select on interview_record for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update on evaluation_round, evaluation_area, evaluation_self to tongxing_app;
grant select, insert on evaluation_step, evaluation_submission, evaluation_mark, evaluation_find,
  evaluation_find_answer, evaluation_result, evaluation_appeal, evaluation_appeal_answer, evaluation_publication,
  consequence, consequence_answer, interview_record to tongxing_app;
grant select on evaluation_round, evaluation_step, evaluation_area, evaluation_self, evaluation_submission,
  evaluation_mark, evaluation_find, evaluation_find_answer, evaluation_result, evaluation_appeal,
  evaluation_appeal_answer, evaluation_publication, consequence, consequence_answer, interview_record to
  tongxing_job;
