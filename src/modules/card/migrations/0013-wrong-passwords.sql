comment on column card.card.pin_failures is
  'Wrong passwords in a row, as the chip counts them: a right one, an unlocking and a new card '
  'begin anew; a loss and its end do not (G6).';

-- A card whose chip was unlocked has no wrong passwords, and one that is locked has some.
create function card.check_wrong_passwords() returns trigger language plpgsql as $$
begin
  if old.pin_failures > 0 and new.pin_failures < old.pin_failures
      and (old.status, new.status) not in (('locked', 'normal'), ('normal', 'normal'),
        ('replacing', 'replacing'), ('sealed', 'normal')) then
    raise exception 'wrong passwords are forgotten on the way from % to %', old.status, new.status
      using errcode = 'check_violation', constraint = 'card_wrong_passwords';
  end if;
  return new;
end
$$;
create trigger card_wrong_passwords before update on card.card
  for each row execute function card.check_wrong_passwords();
