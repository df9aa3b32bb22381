-- The one door by which row-security settings enter a transaction. `set local` by EXECUTE travels to the workers of a
-- distributed cluster, set_config and session settings do not. A setting that is not given stays unset: no rows.

create function app_enter(settings jsonb) returns void
language plpgsql as $$
declare
  command text := '';
  setting record;
begin
  for setting in select key, value from jsonb_each_text(settings) loop
    if setting.key not in
      ('user', 'role', 'org', 'area', 'station', 'worker', 'regions', 'case', 'person', 'session') then
      raise exception 'app_enter knows no setting "%"', setting.key using errcode = '22023';
    end if;
    command := command || format('set local app.%I = %L;', setting.key, coalesce(setting.value, ''));
  end loop;
  if command <> '' then
    execute command;
  end if;
end
$$;

-- Fresh statistics after a bulk load: otherwise plans made for empty tables serve full ones until the next autovacuum.
-- Analysing is the owner's right, which no login role has, so it is lent for exactly these tables.
create function analyse_people() returns void
language plpgsql security definer set search_path = public as $$
begin
  analyze person, case_file, assignment, journal, case_state, duty, finding;
end
$$;
