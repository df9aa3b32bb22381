-- The next file number of a township and year. Counted in the transaction that opens the file, so a number that was
-- taken back leaves no gap and two files never share one.

create table file_number (
  region text collate "C" not null,
  township text collate "C" not null,
  year integer not null,
  last_no integer not null,
  primary key (region, township, year)
);
grant select, insert, update on file_number to tongxing_app, tongxing_job;
