-- People and their files. Identity is sealed by the application (the key is not in this database); what is searched is a
-- keyed hash. `region` is the four-digit city code of the file's home and never changes; where the person is managed
-- now are the columns province … worker_id, which follow the case.

create table person (
  region text collate "C" not null check (region ~ '^[0-9]{4}$'),
  id text collate "C" not null,
  file_no text collate "C" not null,
  name_sealed bytea not null,
  id_number_sealed bytea,
  phone_sealed bytea,
  address_sealed bytea,
  birth_date_sealed bytea,
  sex text not null default 'unknown' check (sex in ('male', 'female', 'unknown')),
  birth_year integer,
  name_tokens bytea[] not null default '{}',
  id_number_index bytea,
  phone_index bytea,
  phone_tail_index bytea,
  created_at timestamptz not null default now(),
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  station_id text collate "C",
  worker_id text collate "C",
  primary key (region, id),
  unique (region, file_no)
);
create index person_name on person using gin (name_tokens) with (gin_pending_list_limit = 256);
create index person_id_number on person (id_number_index);
create index person_phone on person (phone_index);
create index person_phone_tail on person (phone_tail_index);

create table case_file (
  region text collate "C" not null check (region ~ '^[0-9]{4}$'),
  id text collate "C" not null,
  person_id text collate "C" not null,
  file_no text collate "C" not null,
  measure text not null check (measure in ('communityDetox', 'communityRehab')),
  organ text,
  document_no text collate "C",
  seq integer not null default 0,
  created_at timestamptz not null default now(),
  sealed boolean not null default false,
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  station_id text collate "C",
  worker_id text collate "C",
  primary key (region, id),
  unique (region, file_no),
  foreign key (region, person_id) references person (region, id)
);
create index case_file_person on case_file (region, person_id);
create index case_file_document on case_file (region, document_no);

create table assignment (
  region text collate "C" not null,
  case_id text collate "C" not null,
  id text collate "C" not null,
  worker_id text collate "C",
  station_id text collate "C" not null,
  from_day date not null,
  to_day date,
  by_user text collate "C",
  reason text,
  recorded_at timestamptz not null default now(),
  primary key (region, case_id, id),
  foreign key (region, case_id) references case_file (region, id)
);
create index assignment_worker on assignment (worker_id, from_day);
create index assignment_coming on assignment (region, from_day) where to_day is null;
