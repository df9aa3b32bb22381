-- Accounts, their dated rights, invitations and sessions: class C1, staff only. No row security: a session is looked up
-- before anybody is known. Reference data on a distributed cluster, like area and organisation.

create table account (
  id text collate "C" primary key,
  login text collate "C" not null unique check (login = lower(login)),
  name text not null,
  status text not null default 'invited' check (status in ('invited', 'active', 'disabled')),
  demo boolean not null default false,
  password_hash text,
  totp_sealed bytea,
  totp_pending bytea,
  totp_steps bigint[] not null default '{}',
  -- One of the three offices that nobody holds two of (roles.md): administrative grants refer to it by key.
  office text check (office in ('system', 'security', 'audit')),
  version integer not null default 1,
  created_by text collate "C",
  created_at timestamptz not null,
  last_sign_in timestamptz,
  unique (id, office)
);
create index account_name on account (name, id);

create table account_grant (
  id text collate "C" primary key,
  account_id text collate "C" not null references account (id),
  role text not null,
  org_id text collate "C" not null,
  area text collate "C" not null,
  from_day date not null,
  to_day date,
  office text check (office is not distinct from
    case role when 'systemAdmin' then 'system' when 'securityAdmin' then 'security' when 'auditor' then 'audit' end),
  source text not null default 'proposal' check (source in ('proposal', 'setUp', 'demo')),
  reason text,
  granted_by text collate "C" references account (id),
  granted_at timestamptz not null,
  approved_by text collate "C" references account (id),
  approved_at timestamptz,
  refused_at timestamptz,
  revoked_by text collate "C" references account (id),
  revoked_at timestamptz,
  revoke_reason text,
  foreign key (account_id, office) references account (id, office),
  check (to_day is null or to_day > from_day),
  -- Two people for a right, and neither of them its holder; only the first run and the demonstration have none.
  check (source <> 'proposal' or granted_by is not null),
  check (source <> 'proposal' or approved_at is null or approved_by is not null),
  check (approved_by <> granted_by),
  check (approved_by <> account_id),
  check (granted_by <> account_id)
);
create index account_grant_account on account_grant (account_id, from_day);
create index account_grant_org on account_grant (org_id, role);
create index account_grant_proposed on account_grant (granted_at)
  where approved_at is null and refused_at is null and revoked_at is null;

create table account_invitation (
  id text collate "C" primary key,
  account_id text collate "C" not null references account (id),
  what text not null check (what in ('invitation', 'password', 'secondFactor')),
  code_hash bytea not null,
  created_by text collate "C",
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create unique index account_invitation_open on account_invitation (account_id) where used_at is null;

create table session (
  id text collate "C" primary key,
  token_hash bytea not null unique,
  account_id text collate "C" not null references account (id),
  grant_id text collate "C" references account_grant (id),
  stage text not null check (stage in ('secondFactor', 'enrol', 'full')),
  invitation_id text collate "C" references account_invitation (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  factor_at timestamptz,
  ends_at timestamptz not null,
  ended_at timestamptz,
  device text not null default ''
);
create index session_account on session (account_id, created_at) where ended_at is null;

-- Failures by account and by source; keys are keyed hashes, so the table names nobody.
create table sign_in_throttle (
  kind text not null check (kind in ('account', 'source', 'factor')),
  key_hash bytea not null,
  tries integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  allowed boolean not null,
  primary key (kind, key_hash)
);

grant select, insert, update on account, account_grant, account_invitation, session, sign_in_throttle to tongxing_app;
grant delete on sign_in_throttle to tongxing_app;
grant select, insert, update on account, account_grant to tongxing_job;
grant select, delete on session, sign_in_throttle to tongxing_job;
