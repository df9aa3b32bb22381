-- Small common tables without personal data of the people served (class C1): no row security, read by every role.
-- On a distributed cluster they are reference tables, copied to every node.

create table area (
  code text collate "C" primary key,
  level text not null check (level in ('nation', 'province', 'city', 'county', 'township', 'village')),
  name text not null,
  parent text collate "C",
  province text collate "C",
  city text collate "C",
  county text collate "C",
  township text collate "C",
  pinyin text not null default '',
  sort integer not null default 0
);
create index area_parent on area (parent, sort, code);

create table organisation (
  id text collate "C" primary key,
  kind text not null check (kind in (
    'station', 'townshipOffice', 'narcoticsOffice', 'police', 'provider', 'clinic', 'society', 'branch', 'other')),
  name text not null,
  area text collate "C" not null,
  parent_id text collate "C",
  phone text,
  address text,
  closed_on date
);
create index organisation_area on organisation (area, kind, name);
create index organisation_parent on organisation (parent_id);

create table staff (
  id text collate "C" primary key,
  org_id text collate "C" not null,
  name text not null,
  post text,
  full_time boolean not null default true,
  social_worker boolean not null default false,
  certificate text,
  started_on date,
  ended_on date,
  account_id text collate "C"
);
create index staff_org on staff (org_id, name);
create unique index staff_account on staff (account_id);
