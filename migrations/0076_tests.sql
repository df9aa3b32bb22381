-- Tests: the parts of samples that are kept, and what is under way (notices, chains of one sample). Both are computed from the
-- journals in the transaction that changes them; after an upgrade `tongxing rebuild` fills them. Numbers and seals of samples
-- name nobody and stand in the clear, so that a sample in the hand is found by its number.

create table sample (
  region text collate "C" not null,
  case_id text collate "C" not null,
  test_id text collate "C" not null,
  part text not null,
  sample_no text,
  seal_no text,
  place text,
  taken_on date not null,
  keep_until date not null,
  state text not null,
  sent_to text,
  held boolean not null,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, test_id, part),
  foreign key (region, case_id) references case_file (region, id)
);
create index sample_township on sample (township, keep_until, case_id);
create index sample_number on sample (region, sample_no);

create table test_step (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  on_day date not null,
  due_on date,
  state text not null,
  place text,
  time_of_day text,
  served text,
  entry_id text collate "C",
  sample text,
  level text,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index test_step_township on test_step (township, kind, due_on, case_id);

-- Who holds the case now is asked of case_state by the lists' join, so station and worker are not repeated here.
alter table sample enable row level security;
alter table sample force row level security;
create policy app_select on sample for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on sample for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on sample for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on sample for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on sample for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on sample for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on sample for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on sample for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table test_step enable row level security;
alter table test_step force row level security;
create policy app_select on test_step for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on test_step for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on test_step for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on test_step for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on test_step for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on test_step for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on test_step for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on test_step for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update, delete on sample, test_step to tongxing_app, tongxing_job;
