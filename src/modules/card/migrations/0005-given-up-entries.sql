-- One live card for one human being, whatever entries they once had (C1).
create trigger card_entry_in_use before insert on card.card
  for each row execute function person.refuse_given_up();
create trigger card_order_entry_in_use before insert on card.card_order
  for each row execute function person.refuse_given_up();
