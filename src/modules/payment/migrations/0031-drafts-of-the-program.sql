-- A batch that the program drafted is made by whoever submits it: three people sign, as ever (P12).
alter table payment.batch add constraint batch_made_by_somebody check (
  made_by <> 'payment.proposeReissues' or status in ('draft', 'withdrawn'));
grant update (made_by, made_unit) on payment.batch to ykt_app;

create function payment.refuse_other_maker() returns trigger language plpgsql as $$
begin
  if (new.made_by, new.made_unit) is distinct from (old.made_by, old.made_unit)
      and not (old.made_by = 'payment.proposeReissues' and old.status = 'draft'
               and new.status = 'submitted' and new.made_unit = old.made_unit) then
    raise exception 'whoever made batch % has made it', old.id
      using errcode = 'check_violation', constraint = 'batch_maker_stands';
  end if;
  return new;
end
$$;
create trigger batch_maker_stands before update of made_by, made_unit on payment.batch
  for each row execute function payment.refuse_other_maker();
