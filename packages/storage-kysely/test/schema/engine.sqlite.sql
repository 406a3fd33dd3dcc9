-- What was migrated: make the table fieldcare_migration
create table "fieldcare_migration" (
  "version" integer not null,
  "name" text not null,
  constraint "fieldcare_migration_key" primary key ("version")
);
-- Migration 1: make the table fieldcare_journal
create table "fieldcare_journal" (
  "tenant" text not null,
  "kind" text not null,
  "id" text not null,
  "sequence" integer not null,
  "entry" text not null,
  constraint "fieldcare_journal_key" primary key ("tenant", "kind", "id", "sequence")
);
-- Migration 1: make the table fieldcare_duty
create table "fieldcare_duty" (
  "tenant" text not null,
  "kind" text not null,
  "id" text not null,
  "duty" text not null,
  "key" text not null,
  "due" integer,
  constraint "fieldcare_duty_key" primary key ("tenant", "kind", "id", "duty", "key")
);
-- Migration 1: make an index of fieldcare_duty over tenant, due
create index "fieldcare_duty_due_index" on "fieldcare_duty" ("tenant", "due");
-- Migration 1: make the table fieldcare_personal_text
create table "fieldcare_personal_text" (
  "tenant" text not null,
  "reference" text not null,
  "subject" text not null,
  "kind" text not null,
  "id" text not null,
  "text" text not null,
  constraint "fieldcare_personal_text_key" primary key ("tenant", "reference")
);
-- Migration 1: make an index of fieldcare_personal_text over tenant, subject
create index "fieldcare_personal_text_subject_index" on "fieldcare_personal_text" ("tenant", "subject");
-- Migration 1: make an index of fieldcare_personal_text over tenant, kind, id
create index "fieldcare_personal_text_record_index" on "fieldcare_personal_text" ("tenant", "kind", "id");
-- Migration 1: make the table fieldcare_idempotency_key
create table "fieldcare_idempotency_key" (
  "tenant" text not null,
  "actor" text not null,
  "key" text not null,
  "digest" text not null,
  "kind" text not null,
  "id" text not null,
  "version" integer not null,
  constraint "fieldcare_idempotency_key_key" primary key ("tenant", "actor", "key")
);
-- Migration 1: remember that it was made
insert into "fieldcare_migration" ("version", "name") values (1, 'journal, duties, personal texts and idempotency keys');
-- Migration 2: add the column claim to fieldcare_duty
alter table "fieldcare_duty" add column "claim" text;
-- Migration 2: add the column free to fieldcare_duty
alter table "fieldcare_duty" add column "free" integer not null default 0;
-- Migration 2: make the table fieldcare_outbox
create table "fieldcare_outbox" (
  "tenant" text not null,
  "kind" text not null,
  "id" text not null,
  "sequence" integer not null,
  "claim" text,
  "free" integer not null,
  "attempts" integer not null,
  "parked" boolean not null,
  constraint "fieldcare_outbox_key" primary key ("tenant", "kind", "id", "sequence")
);
-- Migration 2: make an index of fieldcare_outbox over tenant, free
create index "fieldcare_outbox_free_index" on "fieldcare_outbox" ("tenant", "free");
-- Migration 2: remember that it was made
insert into "fieldcare_migration" ("version", "name") values (2, 'outbox, and claims of duties and messages');
-- Migration 3: make the table fieldcare_column_refill
create table "fieldcare_column_refill" (
  "kind" text not null,
  "name" text not null,
  "tenant" text,
  "id" text,
  constraint "fieldcare_column_refill_key" primary key ("kind", "name")
);
-- Migration 3: remember that it was made
insert into "fieldcare_migration" ("version", "name") values (3, 'columns that are to be filled from the records');
-- Migration 4: make an index of fieldcare_duty over tenant, free
create index "fieldcare_duty_free_index" on "fieldcare_duty" ("tenant", "free");
-- Migration 4: add the column problem to fieldcare_outbox
alter table "fieldcare_outbox" add column "problem" text;
-- Migration 4: remember that it was made
insert into "fieldcare_migration" ("version", "name") values (4, 'duties by the instant from which they can be claimed, and why messages failed');
-- Migration 5: make the table fieldcare_stock_balance
create table "fieldcare_stock_balance" (
  "tenant" text not null,
  "part" text not null,
  "place" text not null,
  "item" text not null,
  "quantity" integer not null,
  "reserved" integer not null,
  "postings" integer not null,
  "at" integer not null,
  "there" boolean not null,
  constraint "fieldcare_stock_balance_key" primary key ("tenant", "part", "place", "item")
);
-- Migration 5: make an index of fieldcare_stock_balance over tenant, place, there, part, item
create index "fieldcare_stock_balance_place_index" on "fieldcare_stock_balance" ("tenant", "place", "there", "part", "item");
-- Migration 5: make an index of fieldcare_stock_balance over tenant, part, item
create index "fieldcare_stock_balance_item_index" on "fieldcare_stock_balance" ("tenant", "part", "item");
-- Migration 5: make the table fieldcare_stock_posting
create table "fieldcare_stock_posting" (
  "tenant" text not null,
  "part" text not null,
  "place" text not null,
  "item" text not null,
  "number" integer not null,
  "at" integer not null,
  "kind" text not null,
  "id" text not null,
  "sequence" integer not null,
  "quantity" integer not null,
  "reserved" integer not null,
  "quantity_after" integer not null,
  "reserved_after" integer not null,
  constraint "fieldcare_stock_posting_key" primary key ("tenant", "part", "place", "item", "at", "number")
);
-- Migration 5: make an index of fieldcare_stock_posting over tenant, part, at, place, item, number
create index "fieldcare_stock_posting_part_index" on "fieldcare_stock_posting" ("tenant", "part", "at", "place", "item", "number");
-- Migration 5: remember that it was made
insert into "fieldcare_migration" ("version", "name") values (5, 'the stock ledger: balances and postings');
