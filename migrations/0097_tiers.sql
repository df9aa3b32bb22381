-- Where the tier of a running measure stands (`tier_standing`) and which tier was in force when (`tier_span`), computed from
-- the journals in the transaction that changes them; after an upgrade `tongxing rebuild` fills both. No points are kept here:
-- they live in the replay of a case that somebody opens.

create table tier_standing (
  region text collate "C" not null,
  case_id text collate "C" not null,
  tier text collate "C",
  set_on date,
  review_on date,
  override boolean not null,
  proposed text collate "C",
  proposal text not null check (proposal in ('same', 'first', 'up', 'down', 'none')),
  asked_on date,
  contested_on date,
  contest_due date,
  untold boolean not null,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id),
  foreign key (region, case_id) references case_file (region, id)
);
create index tier_standing_case on tier_standing (case_id);

create table tier_span (
  region text collate "C" not null,
  case_id text collate "C" not null,
  from_day date not null,
  to_day date,
  tier text collate "C" not null,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  primary key (region, case_id, from_day),
  foreign key (region, case_id) references case_file (region, id),
  check (to_day > from_day)
);
create index tier_span_case on tier_span (case_id);

alter table tier_standing enable row level security;
alter table tier_standing force row level security;
create policy app_select on tier_standing for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on tier_standing for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on tier_standing for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on tier_standing for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on tier_standing for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on tier_standing for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on tier_standing for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on tier_standing for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table tier_span enable row level security;
alter table tier_span force row level security;
create policy app_select on tier_span for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on tier_span for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on tier_span for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on tier_span for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on tier_span for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on tier_span for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on tier_span for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on tier_span for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update, delete on tier_standing, tier_span to tongxing_app, tongxing_job;
