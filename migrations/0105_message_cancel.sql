-- A message that waits can be taken back by the people of the opened case, and only that: no other state may be written.
grant update (state, settled_at) on message to tongxing_app;
create policy app_update on message for update to tongxing_app
  using (case_id = nullif(current_setting('app.case', true), '') and state = 'queued')
  with check (case_id = nullif(current_setting('app.case', true), '') and state = 'cancelled');
