-- Orders on their way to a township: a list sent by the police, or one order by hand, and each of its rows. A row is
-- sealed as a whole (particulars, cells as sent); in the clear stand only what lists and checks need.

create table order_import (
  region text collate "C" not null check (region ~ '^[0-9]{4}$'),
  id text collate "C" not null,
  source text not null check (source in ('workbook', 'hand')),
  status text not null check (status in ('uploaded', 'reading', 'previewed', 'sent', 'undone', 'failed')),
  file_name_sealed bytea,
  -- Keyed, so that sending the same file twice is noticed and nobody can test what a file was.
  file_hash bytea,
  file_bytes integer,
  -- Kept only until it was read.
  content_sealed bytea,
  language text not null default 'zh' check (language in ('zh', 'en')),
  fault jsonb,
  passed_over text[] not null default '{}',
  -- Headings of the list in its own order, so that rows with reasons go back in the layout they came in.
  headings text[] not null default '{}',
  rows_total integer not null default 0,
  rows_read integer not null default 0,
  by_user text collate "C" not null,
  by_role text not null,
  by_org text collate "C" not null,
  area text collate "C" not null,
  created_at timestamptz not null,
  -- A reader that stopped lets go of it by silence.
  claimed_at timestamptz,
  previewed_at timestamptz,
  sent_at timestamptz,
  undone_at timestamptz,
  primary key (region, id)
);
create index order_import_org on order_import (by_org, created_at);
create index order_import_hash on order_import (region, by_org, file_hash);
create index order_import_unread on order_import (region, created_at) where status in ('uploaded', 'reading');

create table order_import_row (
  region text collate "C" not null,
  id text collate "C" not null,
  import_id text collate "C" not null,
  row_no integer not null,
  sheet text not null default '',
  standing text not null check (standing in ('ready', 'warning', 'refused')),
  status text not null check
    (status in ('read', 'waiting', 'accepting', 'accepted', 'returned', 'withdrawn', 'undoing', 'undone')),
  reasons jsonb not null default '[]',
  sealed bytea not null,
  id_number_index bytea,
  document_no text collate "C",
  measure text check (measure in ('communityDetox', 'communityRehab')),
  decided_on date,
  served_on date,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  by_user text collate "C" not null,
  by_org text collate "C" not null,
  sent_at timestamptz,
  act_by text collate "C",
  act_role text,
  act_org text collate "C",
  act_at timestamptz,
  act_reason_sealed bytea,
  -- Where an accepted order goes; chosen by who accepts.
  station_id text collate "C",
  worker_id text collate "C",
  person_id text collate "C",
  case_id text collate "C",
  -- The journal's length when the order was accepted: undone only while it is still that long.
  accepted_seq integer,
  kept boolean not null default false,
  primary key (region, id),
  unique (region, import_id, row_no),
  foreign key (region, import_id) references order_import (region, id)
);
create index order_import_row_list on order_import_row (region, import_id, standing, row_no);
create index order_import_row_township on order_import_row (township, status, sent_at, id);
create index order_import_row_person on order_import_row (region, id_number_index);
create index order_import_row_work on order_import_row (region, import_id, row_no)
  where status in ('accepting', 'undoing');

alter table order_import enable row level security;
alter table order_import force row level security;
create policy app_select on order_import for select to tongxing_app
  using (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice'));
create policy app_insert on order_import for insert to tongxing_app
  with check (by_org = nullif(current_setting('app.org', true), '')
    and by_user = nullif(current_setting('app.user', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice'));
create policy app_update on order_import for update to tongxing_app
  using (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice'))
  with check (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice'));
create policy job_select on order_import for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on order_import for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

-- The sender's office sees its own rows; a township sees those sent to it, and none that were only read.
alter table order_import_row enable row level security;
alter table order_import_row force row level security;
create policy app_select on order_import_row for select to tongxing_app
  using (
    (by_org = nullif(current_setting('app.org', true), '')
      and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice'))
    or (nullif(current_setting('app.role', true), '') = 'townshipOffice'
      and nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
      and status in ('waiting', 'accepting', 'accepted', 'returned', 'undoing', 'undone'))
  );
create policy app_insert on order_import_row for insert to tongxing_app
  with check (by_org = nullif(current_setting('app.org', true), '')
    and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice'));
create policy app_update on order_import_row for update to tongxing_app
  using (
    (by_org = nullif(current_setting('app.org', true), '')
      and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice'))
    or (nullif(current_setting('app.role', true), '') = 'townshipOffice'
      and nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
      and status in ('waiting', 'accepting', 'accepted', 'returned', 'undoing', 'undone'))
  )
  with check (
    (by_org = nullif(current_setting('app.org', true), '')
      and nullif(current_setting('app.role', true), '') in ('policeLiaison', 'townshipOffice'))
    or (nullif(current_setting('app.role', true), '') = 'townshipOffice'
      and nullif(current_setting('app.area', true), '') in ('cn', province, city, county, township)
      and status in ('waiting', 'accepting', 'accepted', 'returned', 'undoing', 'undone'))
  );
create policy job_select on order_import_row for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on order_import_row for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on order_import_row for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_delete on order_import_row for delete to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')) and status = 'read');

grant select, insert, update on order_import, order_import_row to tongxing_app, tongxing_job;
grant delete on order_import_row to tongxing_job;
