-- Keys to reference tables stand apart: on a distributed cluster they can only be added once both sides are distributed.

alter table organisation add foreign key (area) references area (code);
alter table organisation add foreign key (parent_id) references organisation (id);
alter table staff add foreign key (org_id) references organisation (id);
alter table assignment add foreign key (station_id) references organisation (id);
alter table case_state add foreign key (station_id) references organisation (id);
