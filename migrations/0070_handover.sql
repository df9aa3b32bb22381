-- Changes of place and entrusted work, computed from the journals in the transaction that changes them (after an upgrade
-- `tongxing rebuild` fills it). The row is also the guest's key to the case: while `guest` is true the other side may look,
-- and the store then names the case in app.case as it does for the own ones. `province` … `township` say who is
-- responsible now, `to_…` who shall be or is entrusted, `from_township` who gave the case away.

create table handover (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  person_id text collate "C" not null,
  file_no text collate "C" not null,
  kind text not null check (kind in ('move', 'entrust')),
  step text not null,
  turn text,
  due_on date,
  asked_on date not null,
  changed_on date,
  report_by date,
  until_on date,
  tasks text[] not null default '{}',
  guest boolean not null,
  open boolean not null,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  from_township text collate "C",
  to_county text collate "C",
  to_township text collate "C",
  to_station text collate "C",
  to_worker text collate "C",
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index handover_case on handover (case_id);
create index handover_township on handover (township, due_on, id);
create index handover_from on handover (from_township, id);
create index handover_to on handover (to_township, id) where guest;
create index handover_station on handover (to_station, id) where guest;
create index handover_worker on handover (to_worker, id) where guest;

-- A file on its way is answered by the office of the new township and by nobody else there; entrusted work is seen by the
-- head of the station and the worker named. The office that gave a case away keeps the row, which names no person.
alter table handover enable row level security;
alter table handover force row level security;
create policy app_select on handover for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), '')
    or nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
    or (kind = 'move' and nullif(current_setting('app.role', true), '') = 'townshipOffice'
      and (nullif(current_setting('app.area', true), '') = from_township
        or (guest and nullif(current_setting('app.area', true), '') in (to_county, to_township))))
    or (guest and kind = 'entrust' and nullif(current_setting('app.area', true), '') in (to_county, to_township)
      and ((nullif(current_setting('app.role', true), '') = 'stationHead'
          and to_station = nullif(current_setting('app.station', true), ''))
        or (nullif(current_setting('app.role', true), '') = 'worker'
          and to_worker = nullif(current_setting('app.worker', true), '')))));
create policy app_insert on handover for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on handover for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_delete on handover for delete to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on handover for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on handover for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on handover for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on handover for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update, delete on handover to tongxing_app, tongxing_job;
