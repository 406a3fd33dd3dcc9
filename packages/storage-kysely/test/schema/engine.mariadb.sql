-- What was migrated: make the table fieldcare_migration
create table `fieldcare_migration` (
  `version` bigint not null,
  `name` varchar(224) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  constraint `fieldcare_migration_key` primary key (`version`)
) engine = InnoDB;
-- Migration 1: make the table fieldcare_journal
create table `fieldcare_journal` (
  `tenant` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `kind` varchar(64) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `id` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `sequence` bigint not null,
  `entry` longtext character set utf8mb4 collate utf8mb4_nopad_bin not null,
  constraint `fieldcare_journal_key` primary key (`tenant`, `kind`, `id`, `sequence`)
) engine = InnoDB;
-- Migration 1: make the table fieldcare_duty
create table `fieldcare_duty` (
  `tenant` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `kind` varchar(64) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `id` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `duty` varchar(224) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `key` varchar(224) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `due` bigint,
  constraint `fieldcare_duty_key` primary key (`tenant`, `kind`, `id`, `duty`, `key`)
) engine = InnoDB;
-- Migration 1: make an index of fieldcare_duty over tenant, due
create index `fieldcare_duty_due_index` on `fieldcare_duty` (`tenant`, `due`);
-- Migration 1: make the table fieldcare_personal_text
create table `fieldcare_personal_text` (
  `tenant` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `reference` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `subject` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `kind` varchar(64) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `id` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `text` longtext character set utf8mb4 collate utf8mb4_nopad_bin not null,
  constraint `fieldcare_personal_text_key` primary key (`tenant`, `reference`)
) engine = InnoDB;
-- Migration 1: make an index of fieldcare_personal_text over tenant, subject
create index `fieldcare_personal_text_subject_index` on `fieldcare_personal_text` (`tenant`, `subject`);
-- Migration 1: make an index of fieldcare_personal_text over tenant, kind, id
create index `fieldcare_personal_text_record_index` on `fieldcare_personal_text` (`tenant`, `kind`, `id`);
-- Migration 1: make the table fieldcare_idempotency_key
create table `fieldcare_idempotency_key` (
  `tenant` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `actor` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `key` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `digest` varchar(224) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `kind` varchar(64) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `id` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `version` bigint not null,
  constraint `fieldcare_idempotency_key_key` primary key (`tenant`, `actor`, `key`)
) engine = InnoDB;
-- Migration 1: remember that it was made
insert into `fieldcare_migration` (`version`, `name`) values (1, 'journal, duties, personal texts and idempotency keys');
-- Migration 2: add the column claim to fieldcare_duty
alter table `fieldcare_duty` add column `claim` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin;
-- Migration 2: add the column free to fieldcare_duty
alter table `fieldcare_duty` add column `free` bigint not null default 0;
-- Migration 2: make the table fieldcare_outbox
create table `fieldcare_outbox` (
  `tenant` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `kind` varchar(64) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `id` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `sequence` bigint not null,
  `claim` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin,
  `free` bigint not null,
  `attempts` bigint not null,
  `parked` boolean not null,
  constraint `fieldcare_outbox_key` primary key (`tenant`, `kind`, `id`, `sequence`)
) engine = InnoDB;
-- Migration 2: make an index of fieldcare_outbox over tenant, free
create index `fieldcare_outbox_free_index` on `fieldcare_outbox` (`tenant`, `free`);
-- Migration 2: remember that it was made
insert into `fieldcare_migration` (`version`, `name`) values (2, 'outbox, and claims of duties and messages');
-- Migration 3: make the table fieldcare_column_refill
create table `fieldcare_column_refill` (
  `kind` varchar(64) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `name` varchar(224) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `tenant` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin,
  `id` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin,
  constraint `fieldcare_column_refill_key` primary key (`kind`, `name`)
) engine = InnoDB;
-- Migration 3: remember that it was made
insert into `fieldcare_migration` (`version`, `name`) values (3, 'columns that are to be filled from the records');
-- Migration 4: make an index of fieldcare_duty over tenant, free
create index `fieldcare_duty_free_index` on `fieldcare_duty` (`tenant`, `free`);
-- Migration 4: add the column problem to fieldcare_outbox
alter table `fieldcare_outbox` add column `problem` longtext character set utf8mb4 collate utf8mb4_nopad_bin;
-- Migration 4: remember that it was made
insert into `fieldcare_migration` (`version`, `name`) values (4, 'duties by the instant from which they can be claimed, and why messages failed');
-- Migration 5: make the table fieldcare_stock_balance
create table `fieldcare_stock_balance` (
  `tenant` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `part` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `place` varchar(224) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `item` varchar(224) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `quantity` bigint not null,
  `reserved` bigint not null,
  `postings` bigint not null,
  `at` bigint not null,
  `there` boolean not null,
  constraint `fieldcare_stock_balance_key` primary key (`tenant`, `part`, `place`, `item`)
) engine = InnoDB;
-- Migration 5: make an index of fieldcare_stock_balance over tenant, place, there, part, item
create index `fieldcare_stock_balance_place_index` on `fieldcare_stock_balance` (`tenant`, `place`, `there`, `part`, `item`);
-- Migration 5: make an index of fieldcare_stock_balance over tenant, part, item
create index `fieldcare_stock_balance_item_index` on `fieldcare_stock_balance` (`tenant`, `part`, `item`);
-- Migration 5: make the table fieldcare_stock_posting
create table `fieldcare_stock_posting` (
  `tenant` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `part` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `place` varchar(224) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `item` varchar(224) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `number` bigint not null,
  `at` bigint not null,
  `kind` varchar(64) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `id` varchar(128) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  `sequence` bigint not null,
  `quantity` bigint not null,
  `reserved` bigint not null,
  `quantity_after` bigint not null,
  `reserved_after` bigint not null,
  constraint `fieldcare_stock_posting_key` primary key (`tenant`, `part`, `place`, `item`, `at`, `number`)
) engine = InnoDB;
-- Migration 5: make an index of fieldcare_stock_posting over tenant, part, at, place, item, number
create index `fieldcare_stock_posting_part_index` on `fieldcare_stock_posting` (`tenant`, `part`, `at`, `place`, `item`, `number`);
-- Migration 5: remember that it was made
insert into `fieldcare_migration` (`version`, `name`) values (5, 'the stock ledger: balances and postings');
