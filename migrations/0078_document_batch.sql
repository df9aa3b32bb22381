-- Papers of one form for many people. Each paper is issued by itself, in a transaction of its own; a batch only keeps
-- whose turn it is and what became of each, so that it can be left and taken up again. The id of a paper is given before
-- it is issued: a step that is sent twice answers the first paper.

create table document_batch (
  region text collate "C" not null,
  id text collate "C" not null,
  form text collate "C" not null,
  typed_sealed bytea not null,
  by_user text collate "C" not null,
  by_org text collate "C" not null,
  started_at timestamptz not null,
  primary key (region, id)
);
create index document_batch_user on document_batch (by_user, started_at);

create table document_batch_item (
  region text collate "C" not null,
  batch_id text collate "C" not null,
  place integer not null,
  case_id text collate "C" not null,
  document_id text collate "C" not null,
  by_user text collate "C" not null,
  state text not null check (state in ('waiting', 'issued', 'failed')),
  number text,
  pages integer,
  -- Why it failed, in both languages; names no person.
  says jsonb,
  primary key (region, batch_id, place),
  foreign key (region, batch_id) references document_batch (region, id),
  foreign key (region, case_id) references case_file (region, id)
);

alter table document_batch enable row level security;
alter table document_batch force row level security;
create policy app_select on document_batch for select to tongxing_app
  using (by_user = nullif(current_setting('app.user', true), ''));
create policy app_insert on document_batch for insert to tongxing_app
  with check (by_user = nullif(current_setting('app.user', true), ''));
create policy job_select on document_batch for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table document_batch_item enable row level security;
alter table document_batch_item force row level security;
create policy app_select on document_batch_item for select to tongxing_app
  using (by_user = nullif(current_setting('app.user', true), ''));
create policy app_insert on document_batch_item for insert to tongxing_app
  with check (by_user = nullif(current_setting('app.user', true), ''));
create policy app_update on document_batch_item for update to tongxing_app
  using (by_user = nullif(current_setting('app.user', true), ''))
  with check (by_user = nullif(current_setting('app.user', true), ''));
create policy job_select on document_batch_item for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert on document_batch to tongxing_app;
grant select, insert, update on document_batch_item to tongxing_app;
grant select on document_batch, document_batch_item to tongxing_job;
