-- What a change that settles a conflict, or takes that back, found: whether the row was kept, the key
-- that the shipped facts have for it, and what of these a person had seen. JSON; null for all others.
ALTER TABLE changes ADD COLUMN settled TEXT;
