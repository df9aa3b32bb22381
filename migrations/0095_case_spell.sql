-- What each case adds to the curves of a cohort: from when to when it was under observation in a township, in days since
-- the origin (the service of the order, the start of the term), and how that ended. Days and codes only: nobody is named,
-- the people behind a curve go through case_state and its own policy. Computed from the journal in the transaction of the
-- entry; `tongxing rebuild` makes it anew.

create table case_spell (
  region text collate "C" not null,
  case_id text collate "C" not null,
  curve text collate "C" not null check (curve in ('reportIn', 'retention', 'clean')),
  from_day integer not null check (from_day >= 0),
  to_day integer check (to_day >= from_day),
  ending text,
  origin_on date not null,
  area text collate "C" not null,
  measure text not null,
  primary key (region, case_id, curve, from_day),
  foreign key (region, case_id) references case_file (region, id),
  check ((to_day is null) = (ending is null))
);
create index case_spell_area on case_spell (curve, area, origin_on)
  include (measure, from_day, to_day, ending, case_id);

alter table case_spell enable row level security;
alter table case_spell force row level security;
create policy app_select on case_spell for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))
    or case_id = nullif(current_setting('app.case', true), ''));
create policy app_insert on case_spell for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on case_spell for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on case_spell for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on case_spell for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on case_spell for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on case_spell for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on case_spell for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update, delete on case_spell to tongxing_app, tongxing_job;
