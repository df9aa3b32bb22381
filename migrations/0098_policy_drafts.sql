-- Drafts of policy packs: what an office would change, in versions; what was said of it; and what it would do to the
-- people of its area, counted from the journals. An office writes for its own area and below. Versions and remarks are
-- added, never changed. Which people a forecast names is kept by township, so that each reader finds only the own ones.

create table policy_draft (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  pack text collate "C" not null,
  title text not null,
  state text not null default 'open' check (state in ('open', 'discarded')),
  version integer not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, id)
);
create index policy_draft_area on policy_draft (area, at desc);

create table policy_draft_version (
  region text collate "C" not null,
  area text collate "C" not null,
  draft_id text collate "C" not null,
  version integer not null,
  effective_on date not null,
  changes jsonb not null,
  note text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, draft_id, version),
  foreign key (region, draft_id) references policy_draft (region, id)
);

create table policy_draft_comment (
  region text collate "C" not null,
  area text collate "C" not null,
  draft_id text collate "C" not null,
  id text collate "C" not null,
  text text not null,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  primary key (region, draft_id, id),
  foreign key (region, draft_id) references policy_draft (region, id)
);

create table policy_forecast (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  draft_id text collate "C" not null,
  version integer not null,
  day date not null,
  effective_on date not null,
  pack_sha256 bytea not null,
  base_sha256 bytea not null,
  state text not null check (state in ('counting', 'done', 'failed', 'cancelled')),
  cancel boolean not null default false,
  done integer not null default 0,
  total integer not null default 0,
  milliseconds integer,
  body text,
  sha256 bytea,
  by_user text collate "C" not null,
  by_name text not null,
  at timestamptz not null,
  touched_at timestamptz not null,
  primary key (region, id),
  foreign key (region, draft_id, version) references policy_draft_version (region, draft_id, version),
  check ((state = 'done') = (body is not null)),
  check ((body is null) = (sha256 is null))
);
create index policy_forecast_draft on policy_forecast (region, draft_id, at desc);

create table policy_forecast_case (
  region text collate "C" not null,
  forecast_id text collate "C" not null,
  case_region text collate "C" not null,
  case_id text collate "C" not null,
  township text collate "C" not null,
  differences jsonb not null,
  primary key (region, forecast_id, case_region, case_id),
  foreign key (region, forecast_id) references policy_forecast (region, id)
);

-- One asks, with the forecast attached; another approves, who neither asked nor wrote any version (decision 0023).
create table policy_adoption (
  region text collate "C" not null,
  id text collate "C" not null,
  area text collate "C" not null,
  pack text collate "C" not null,
  draft_id text collate "C" not null,
  version integer not null,
  effective_on date not null,
  text text not null,
  sha256 bytea not null,
  base_sha256 bytea not null,
  forecast_id text collate "C" not null,
  forecast_sha256 bytea not null,
  reason text not null,
  authors text[] not null,
  asked_by text collate "C" not null,
  asked_name text not null,
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'takenBack')),
  decided_by text collate "C",
  decided_name text,
  decided_at timestamptz,
  decided_reason text,
  primary key (region, id),
  foreign key (region, draft_id, version) references policy_draft_version (region, draft_id, version),
  foreign key (region, forecast_id) references policy_forecast (region, id),
  check ((state = 'asked') = (decided_by is null)),
  check (state not in ('approved', 'refused') or decided_by <> asked_by),
  check (state <> 'approved' or not (decided_by = any (authors)))
);
create unique index policy_adoption_asked on policy_adoption (region, pack) where state = 'asked';
create index policy_adoption_draft on policy_adoption (region, draft_id);

alter table policy_draft enable row level security;
alter table policy_draft force row level security;
create policy app_select on policy_draft for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on policy_draft for insert to tongxing_app
  with check (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_update on policy_draft for update to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')))
  with check (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy job_select on policy_draft for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table policy_draft_version enable row level security;
alter table policy_draft_version force row level security;
create policy app_select on policy_draft_version for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on policy_draft_version for insert to tongxing_app
  with check (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy job_select on policy_draft_version for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table policy_draft_comment enable row level security;
alter table policy_draft_comment force row level security;
create policy app_select on policy_draft_comment for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on policy_draft_comment for insert to tongxing_app
  with check (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy job_select on policy_draft_comment for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table policy_forecast enable row level security;
alter table policy_forecast force row level security;
create policy app_select on policy_forecast for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on policy_forecast for insert to tongxing_app
  with check ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))) and state = 'counting');
create policy app_update on policy_forecast for update to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')))
  with check (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy job_select on policy_forecast for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_update on policy_forecast for update to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')))
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table policy_adoption enable row level security;
alter table policy_adoption force row level security;
create policy app_select on policy_adoption for select to tongxing_app
  using (nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')));
create policy app_insert on policy_adoption for insert to tongxing_app
  with check ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))) and state = 'asked'
    and asked_by = nullif(current_setting('app.user', true), ''));
create policy app_update on policy_adoption for update to tongxing_app
  using ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), ''))) and state = 'asked')
  with check ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')))
    and decided_by = nullif(current_setting('app.user', true), ''));
create policy job_select on policy_adoption for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

alter table policy_forecast_case enable row level security;
alter table policy_forecast_case force row level security;
create policy app_select on policy_forecast_case for select to tongxing_app
  using ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(township, nullif(current_setting('app.area', true), ''))) and nullif(current_setting('app.station', true), '') = '*'
    and nullif(current_setting('app.worker', true), '') = '*');
create policy job_select on policy_forecast_case for select to tongxing_job
  using (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));
create policy job_insert on policy_forecast_case for insert to tongxing_job
  with check (region = any (string_to_array(nullif(current_setting('app.regions', true), ''), ',')));

grant select, insert on policy_draft, policy_draft_version, policy_draft_comment, policy_forecast, policy_adoption to tongxing_app;
grant update (state, version, title) on policy_draft to tongxing_app;
grant update (cancel) on policy_forecast to tongxing_app;
grant update (state, decided_by, decided_name, decided_at, decided_reason) on policy_adoption to tongxing_app;
grant select on policy_forecast_case to tongxing_app;
grant select on policy_draft, policy_draft_version, policy_draft_comment, policy_adoption to tongxing_job;
grant select, update on policy_forecast to tongxing_job;
grant select, insert on policy_forecast_case to tongxing_job;
