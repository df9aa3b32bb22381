-- Who saw what and why (append-only by grant), sealed files of a case, and three plain local tables: the outbox for what
-- leaves the house, replies kept for repeated requests, and how far a long job has come.

create table access_log (
  region text collate "C" not null,
  id text collate "C" not null,
  at timestamptz not null default now(),
  user_id text collate "C" not null,
  role text not null,
  org text collate "C",
  session_id text collate "C",
  purpose text not null,
  action text not null,
  person_id text collate "C",
  case_id text collate "C",
  fields text[] not null default '{}',
  count integer not null default 1,
  correlation text,
  primary key (region, id)
);
create index access_log_at on access_log (region, at);
create index access_log_case on access_log (region, case_id, at);
create index access_log_user on access_log (user_id, at);

create table attachment (
  region text collate "C" not null,
  id text collate "C" not null,
  case_id text collate "C" not null,
  entry_id text collate "C",
  media_type text not null,
  bytes integer not null check (bytes >= 0),
  sha256 bytea not null,
  name_sealed bytea not null,
  content_sealed bytea not null,
  confidentiality text not null check (confidentiality in ('C2', 'C3', 'C4')),
  by_user text collate "C" not null,
  recorded_at timestamptz not null default now(),
  primary key (region, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index attachment_case on attachment (region, case_id, recorded_at);

create table outbox (
  id text collate "C" primary key,
  at timestamptz not null default now(),
  region text collate "C" not null,
  kind text not null,
  payload jsonb not null,
  taken_at timestamptz,
  done_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index outbox_waiting on outbox (at) where done_at is null;

create table idempotency (
  user_id text collate "C" not null,
  key text collate "C" not null,
  route text not null,
  body_hash bytea not null,
  status integer,
  reply bytea,
  at timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotency_at on idempotency (at);

create table job_progress (
  job text primary key,
  position jsonb not null,
  at timestamptz not null default now()
);

-- Facts about this installation: the sentence that proves that the keys fit.
create table instance (
  name text primary key,
  value bytea not null
);
