-- Table by table, nothing by default. Nobody but the owner can change or delete a journal row or an access entry.

grant usage on schema public to tongxing_app, tongxing_job;
revoke all on function app_enter(jsonb) from public;
grant execute on function app_enter(jsonb) to tongxing_app, tongxing_job;
revoke all on function analyse_people() from public;
grant execute on function analyse_people() to tongxing_job;

grant select on area to tongxing_app;
grant select, insert, update on area to tongxing_job;
grant select, insert, update on organisation, staff to tongxing_app, tongxing_job;

grant select, insert, update on person, case_file, assignment, case_state to tongxing_app, tongxing_job;
grant select, insert on journal, access_log, attachment to tongxing_app, tongxing_job;
grant select, insert, update, delete on duty, finding to tongxing_app, tongxing_job;

grant insert on outbox to tongxing_app;
grant select, insert, update, delete on outbox to tongxing_job;
grant select, insert, update on idempotency to tongxing_app;
grant select, delete on idempotency to tongxing_job;
grant select, insert, update, delete on job_progress to tongxing_job;
grant select on job_progress to tongxing_app;
grant select on schema_migration to tongxing_app, tongxing_job;
grant select, insert on instance to tongxing_job;
