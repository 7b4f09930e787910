-- class: reference
create table payment.bank_key (
  id uuid primary key,
  bank_code text not null,
  -- 04 x y: a public key of the curve sm2p256v1.
  point bytea not null unique check (length(point) = 65 and get_byte(point, 0) = 4),
  valid_from timestamptz not null,
  registered_by text not null,
  retired_at timestamptz,
  retired_by text,
  constraint bank_key_retired check ((retired_at is null) = (retired_by is null))
);
comment on table payment.bank_key is
  'Public keys by which banks sign what lies beside their files of answers (SM2). A new one is '
  'registered before the old one is retired; a retired key verifies nothing, ever.';
create index bank_key_bank on payment.bank_key (bank_code) where retired_at is null;
grant select, insert, update (retired_at, retired_by) on payment.bank_key to ykt_app;

create function payment.refuse_key_again() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.retired_at is not null then
      raise exception 'a key is retired once'
        using errcode = 'check_violation', constraint = 'bank_key_retired_once';
    end if;
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('payment.bank_key|' || new.bank_code, 0));
  if (select count(*) from payment.bank_key k
       where k.bank_code = new.bank_code and k.retired_at is null) >= 2 then
    raise exception 'two keys of bank % hold already', new.bank_code
      using errcode = 'check_violation', constraint = 'bank_key_two';
  end if;
  return new;
end
$$;
create trigger bank_key_two before insert or update on payment.bank_key
  for each row execute function payment.refuse_key_again();
create trigger bank_key_stays before delete or truncate on payment.bank_key
  for each statement execute function platform.refuse_rewrite();
