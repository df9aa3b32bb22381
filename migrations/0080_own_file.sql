-- The login of a person for the own file: which account reads which case. Given by the office that manages the case, ended
-- the same way; rows are never deleted. The account itself carries no name, so that a list of accounts tells of nobody.

create table own_login (
  region text collate "C" not null,
  case_id text collate "C" not null,
  account_id text collate "C" not null,
  person_id text collate "C" not null,
  given_by text collate "C",
  given_on date not null,
  ended_by text collate "C",
  ended_on date,
  primary key (region, case_id, account_id),
  foreign key (region, case_id) references case_file (region, id)
);
create index own_login_account on own_login (account_id) where ended_on is null;

alter table own_login enable row level security;
alter table own_login force row level security;
create policy app_select on own_login for select to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), '')
    or account_id = nullif(current_setting('app.user', true), ''));
create policy app_insert on own_login for insert to tongxing_app
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy app_update on own_login for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), ''))
  with check (case_id = nullif(current_setting('app.case', true), ''));
create policy job_select on own_login for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on own_login for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert, update on own_login to tongxing_app;
grant select, insert on own_login to tongxing_job;

-- The right to the own file and to nothing else: given by one, because it opens only what is the holder's.
alter table account_grant drop constraint account_grant_source_check;
alter table account_grant add constraint account_grant_source_check
  check (source in ('proposal', 'setUp', 'demo') or (source = 'ownFile' and role = 'person'));
