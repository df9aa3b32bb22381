-- A change names the version it saw (If-Match), so that two managers never overwrite each other unseen.

alter table organisation add column version integer not null default 1;
alter table staff add column version integer not null default 1;
