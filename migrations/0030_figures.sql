-- Figures. Two tables say what each case adds (so that every number is its list), three hold the sums by township.
-- Vectors are read by the slot of a metric: index n is the metric with slot n, and a vector may be shorter than another.
-- Sums are additive over cases, townships, measures and (months) time; higher levels are ranges of the area code.

create function vector_add(a integer[], b integer[]) returns integer[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(coalesce(x, 0) + coalesce(y, 0) order by i), '{}')
  from unnest(a, b) with ordinality as t(x, y, i)
$$;

-- A step of one case: what it adds to the day figures of a township from a day until the day before `to_day`.
create table case_standing (
  region text collate "C" not null,
  case_id text collate "C" not null,
  from_day date not null,
  to_day date not null default 'infinity',
  area text collate "C" not null,
  measure text not null,
  numerators smallint[] not null,
  denominators smallint[] not null,
  primary key (region, case_id, from_day),
  foreign key (region, case_id) references case_file (region, id)
);
create index case_standing_area on case_standing (area, to_day, case_id);

-- What one case adds to the period figures of a month.
create table case_month (
  region text collate "C" not null,
  case_id text collate "C" not null,
  month text collate "C" not null check (month ~ '^\d{4}-\d{2}$'),
  area text collate "C" not null,
  measure text not null,
  numerators smallint[] not null,
  denominators smallint[] not null,
  primary key (region, case_id, month),
  foreign key (region, case_id) references case_file (region, id)
);
create index case_month_area on case_month (area, month, case_id);

create table figure_now (
  region text collate "C" not null,
  area text collate "C" not null,
  measure text not null,
  numerators integer[] not null,
  denominators integer[] not null,
  primary key (region, area, measure)
);
create index figure_now_area on figure_now (area);

create table figure_change (
  region text collate "C" not null,
  area text collate "C" not null,
  on_day date not null,
  measure text not null,
  numerators integer[] not null,
  denominators integer[] not null,
  primary key (region, area, on_day, measure)
);
create index figure_change_area on figure_change (area, on_day);

create table figure_month (
  region text collate "C" not null,
  area text collate "C" not null,
  month text collate "C" not null,
  measure text not null,
  numerators integer[] not null,
  denominators integer[] not null,
  primary key (region, area, month, measure)
);
create index figure_month_area on figure_month (area, month);
