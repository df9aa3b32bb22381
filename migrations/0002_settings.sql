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
