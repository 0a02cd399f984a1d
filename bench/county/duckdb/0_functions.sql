-- Cleaning as a data engineer writes it: a fast way for plain values, a slow one for the rest. Weaker than the contract
-- of ingest: nothing is listed, a bad value is just NULL.
CREATE MACRO as_of() AS DATE '@AS_OF@';
CREATE MACRO months_ago(n) AS CAST(DATE '@AS_OF@' - to_months(n) AS DATE);
CREATE MACRO add_months(d, n) AS CAST(d + to_months(n) AS DATE);

CREATE MACRO half_width(x) AS
  translate(x, '０１２３４５６７８９Ｘｘ．，－／　', '0123456789XX.,-/ ');

-- Blanks in all their spellings.
CREATE MACRO clean_text(x) AS
  CASE WHEN x IN ('', '-', '—', '/', '无') THEN NULL ELSE nullif(trim(replace(x, '　', ' ')), '') END;
CREATE MACRO clean_key(x) AS
  CASE WHEN regexp_full_match(x, '[0-9A-Za-z]+') THEN x ELSE nullif(trim(half_width(x)), '') END;
CREATE MACRO clean_name(x) AS
  CASE WHEN regexp_matches(x, '[.•・． 　]') THEN nullif(translate(x, '.•・． 　', '····'), '') ELSE nullif(x, '') END;
-- What LIKE takes for a name in which a character was lost.
CREATE MACRO name_pattern(x) AS regexp_replace(x, '[?？*□\x{E000}-\x{F8FF}]', '_', 'g');

-- A macro is text, and the optimizer computes an expression that occurs twice once for every row, even when both stand in
-- a branch that few rows take. So what is slow occurs once below, and the fast way comes first.

-- The check character of 17 digits: the weights add up to 100, and '0' is 48.
CREATE MACRO check_char(t) AS substr('10X98765432', (
    ord(substr(t, 1, 1)) * 7 + ord(substr(t, 2, 1)) * 9 + ord(substr(t, 3, 1)) * 10 + ord(substr(t, 4, 1)) * 5 +
    ord(substr(t, 5, 1)) * 8 + ord(substr(t, 6, 1)) * 4 + ord(substr(t, 7, 1)) * 2 + ord(substr(t, 8, 1)) * 1 +
    ord(substr(t, 9, 1)) * 6 + ord(substr(t, 10, 1)) * 3 + ord(substr(t, 11, 1)) * 7 + ord(substr(t, 12, 1)) * 9 +
    ord(substr(t, 13, 1)) * 10 + ord(substr(t, 14, 1)) * 5 + ord(substr(t, 15, 1)) * 8 + ord(substr(t, 16, 1)) * 4 +
    ord(substr(t, 17, 1)) * 2 - 4800) % 11 + 1, 1);
-- The check character that an id of 15 digits gets: 11 is what the 19 of its year adds.
CREATE MACRO check_char_15(x) AS substr('10X98765432', CAST((11 + list_sum(list_transform(range(1, 16), lambda i:
    TRY_CAST(substr(x, i, 1) AS INTEGER) * [7, 9, 10, 5, 8, 4, 6, 3, 7, 9, 10, 5, 8, 4, 2][i]))) % 11 AS INTEGER) + 1, 1);
CREATE MACRO stripped_id(x) AS
  nullif(upper(regexp_replace(half_width(x), '[\s''"=\x{200B}-\x{200D}\x{FEFF}]', '', 'g')), '');
CREATE MACRO clean_id(x) AS
  CASE WHEN regexp_full_match(x, '[0-9]{17}[0-9X]') THEN x
       WHEN regexp_full_match(x, '[0-9]{15}') THEN substr(x, 1, 6) || '19' || substr(x, 7, 9) || check_char_15(x)
       ELSE regexp_replace(stripped_id(x), '^([0-9]{17}[0-9X])[0-9A-Z]{2}([0-9A-Z]{2})?$', '\1') END;
CREATE MACRO id_is_valid(t) AS
  coalesce(regexp_full_match(t, '\d{17}[\dX]') AND
           TRY_CAST(substr(t, 7, 4) || '-' || substr(t, 11, 2) || '-' || substr(t, 13, 2) AS DATE)
             BETWEEN DATE '1900-01-01' AND as_of() AND
           check_char(t) = substr(t, 18, 1), FALSE);

CREATE MACRO odd_date(x) AS
  CASE WHEN regexp_full_match(x, '[0-9]{5}') THEN DATE '1899-12-30' + TRY_CAST(x AS INTEGER)
       ELSE TRY_CAST(regexp_replace(regexp_replace(
              rtrim(translate(x, '０１２３４５６７８９－年月/.日 　', '0123456789-----'), '-'),
              '^([0-9]{4})([0-9]{2})([0-9]{2})?$', '\1-\2-\3'), '^([0-9]{4}-[0-9]{1,2})-?$', '\1-01') AS DATE) END;
CREATE MACRO clean_date(x) AS CASE WHEN TRY_CAST(x AS DATE) IS NOT NULL THEN TRY_CAST(x AS DATE) ELSE odd_date(x) END;
CREATE MACRO clean_month_end(x) AS
  CASE WHEN regexp_full_match(x, '\s*(\d{4}[-/.年]\d{1,2}月?|\d{6})\s*') THEN last_day(odd_date(x)) ELSE clean_date(x) END;

CREATE MACRO clean_money(x) AS
  CASE WHEN TRY_CAST(x AS DECIMAL(14, 2)) IS NOT NULL THEN TRY_CAST(x AS DECIMAL(14, 2))
       WHEN x LIKE '%万元%' THEN TRY_CAST(TRY_CAST(regexp_replace(x, '[,，\s万元]', '', 'g') AS DECIMAL(14, 6)) * 10000 AS DECIMAL(14, 2))
       ELSE TRY_CAST(regexp_replace(half_width(x), '[,，\s元]', '', 'g') AS DECIMAL(14, 2)) END;
