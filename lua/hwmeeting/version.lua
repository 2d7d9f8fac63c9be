--- The version of hwmeeting: the only place where it is written.
--
-- CHANGELOG.md says what the number covers; `make lint` compares it with the changelog and looks
-- for stray copies.
return "0.1.0"
