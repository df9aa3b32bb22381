-- "Who is overdue" is asked of whole cities every morning: a few in a hundred cases, in the order in which lists show them.
create index case_state_overdue on case_state (city, next_due_on, file_no, case_id) where overdue_count > 0;
