-- A report to the police is filed only once both sides were read: that they were is kept with the answer, approval too.
alter table decision_mark drop constraint decision_mark_outcome_check;
alter table decision_mark add constraint decision_mark_outcome_check
  check (outcome in ('approve', 'sendBack', 'refuse'));
alter table decision_mark add column confirmed boolean not null default false;
