-- Who has not reported in yet, what became of each report to the police, and the messages that went to people's phones.
-- `report_in_track` and `police_report` are computed from the journals in the transaction that changes them (after an
-- upgrade `tongxing rebuild` fills them). `message` is a source of its own: phone and words are sealed.

create table report_in_track (
  region text collate "C" not null,
  case_id text collate "C" not null,
  served_on date,
  due_on date,
  why text,
  reminders integer not null,
  reminded_on date,
  asked text collate "C",
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id),
  foreign key (region, case_id) references case_file (region, id)
);
create index report_in_track_township on report_in_track (township, due_on, case_id);
create index report_in_track_case on report_in_track (case_id);

create table police_report (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  ground text not null,
  on_day date not null,
  report_no text,
  received_on date,
  receipt_no text,
  receipt_due date,
  decided_on date,
  decision text,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index police_report_county on police_report (county, on_day, id);
create index police_report_case on police_report (case_id);

create table message (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  phone_sealed bytea not null,
  text_sealed bytea not null,
  state text not null check (state in ('queued', 'handedOver', 'delivered', 'failed', 'cancelled')),
  tries integer not null default 0,
  next_at timestamptz not null,
  provider_ref text,
  fault text,
  entry_id text collate "C",
  by_user text collate "C" not null,
  by_org text collate "C" not null,
  queued_at timestamptz not null,
  handed_at timestamptz,
  settled_at timestamptz,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index message_due on message (next_at, id) where state = 'queued';
create index message_case on message (case_id, id);
create index message_id on message (region, id);

alter table report_in_track enable row level security;
alter table report_in_track force row level security;
create policy app_select on report_in_track for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on report_in_track for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on report_in_track for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on report_in_track for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on report_in_track for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on report_in_track for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on report_in_track for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on report_in_track for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table police_report enable row level security;
alter table police_report force row level security;
create policy app_select on police_report for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on police_report for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on police_report for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on police_report for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on police_report for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on police_report for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on police_report for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on police_report for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

-- The levels are those of the place that sent it: who takes a case over later reads its messages in the opened case.
alter table message enable row level security;
alter table message force row level security;
create policy app_select on message for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on message for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on message for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on message for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on message for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update, delete on report_in_track, police_report to tongxing_app, tongxing_job;
grant select, insert on message to tongxing_app;
grant select, insert on message to tongxing_job;
grant update (state, tries, next_at, provider_ref, fault, handed_at, settled_at) on message to tongxing_job;
