-- Packs that were adopted by two people. They are the law of a place from their day on and name nobody under care: whoever
-- reads rules reads them, like the table of areas. The text never changes; before its day an adoption may be withdrawn.
-- `position` is how far the cases of the area have been computed anew since the day came.

create table adopted_pack (
  number bigint generated always as identity primary key,
  id text collate "C" not null unique,
  area text collate "C" not null,
  pack text collate "C" not null,
  title text not null,
  effective_on date not null,
  text text not null,
  sha256 bytea not null,
  base_sha256 bytea not null,
  forecast_sha256 bytea not null,
  reason text not null,
  authors text[] not null,
  asked_by text collate "C" not null,
  asked_name text not null,
  asked_at timestamptz not null,
  approved_by text collate "C" not null,
  approved_name text not null,
  approved_at timestamptz not null,
  withdrawn_by text collate "C",
  withdrawn_name text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  applied_at timestamptz,
  done integer not null default 0,
  total integer not null default 0,
  position jsonb,
  check (approved_by <> asked_by),
  check (not (approved_by = any (authors))),
  check (applied_at is null or withdrawn_at is null)
);
create index adopted_pack_pack on adopted_pack (pack, effective_on);

alter table adopted_pack enable row level security;
alter table adopted_pack force row level security;
create policy app_select on adopted_pack for select to tongxing_app
  using (true);
create policy app_insert on adopted_pack for insert to tongxing_app
  with check ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')))
    and approved_by = nullif(current_setting('app.user', true), ''));
create policy app_update on adopted_pack for update to tongxing_app
  using ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')))
    and withdrawn_at is null)
  with check ((nullif(current_setting('app.area', true), '') = 'cn'
    or starts_with(area, nullif(current_setting('app.area', true), '')))
    and withdrawn_by = nullif(current_setting('app.user', true), ''));
create policy job_select on adopted_pack for select to tongxing_job
  using (true);
create policy job_update on adopted_pack for update to tongxing_job
  using (true)
  with check (true);

grant select, insert on adopted_pack to tongxing_app;
grant update (withdrawn_by, withdrawn_name, withdrawn_at, withdrawn_reason) on adopted_pack to tongxing_app;
grant select on adopted_pack to tongxing_job;
grant update (applied_at, done, total, position) on adopted_pack to tongxing_job;
