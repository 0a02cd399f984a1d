-- Cleaning as a data engineer writes it: a fast way for plain values, a slow one for the rest. Weaker than the contract
-- of ingest: nothing is listed, a bad value is just NULL.
CREATE MACRO as_of() AS DATE '@AS_OF@';
CREATE MACRO months_ago(n) AS CAST(DATE '@AS_OF@' - to_months(n) AS DATE);
CREATE MACRO add_months(d, n) AS CAST(d + to_months(n) AS DATE);

CREATE MACRO half_width(x) AS
  translate(x, '０１２３４５６７８９Ｘｘ．，－／　', '0123456789XX.,-/ ');

-- Blanks in all their spellings.
CREATE MACRO clean_text(x) AS
  CASE WHEN x IN ('', '-', '—', '/', '无') THEN NULL ELSE nullif(trim(x, ' 　'), '') END;
CREATE MACRO clean_key(x) AS
  CASE WHEN regexp_full_match(x, '[0-9A-Za-z]+') THEN x ELSE nullif(trim(half_width(x)), '') END;
CREATE MACRO clean_name(x) AS nullif(translate(x, '.•・． 　', '····'), '');
-- What LIKE takes for a name in which a character was lost.
CREATE MACRO name_pattern(x) AS regexp_replace(x, '[?？*□\x{E000}-\x{F8FF}]', '_', 'g');

-- The check character of the first 17 digits. A macro is text: written out digit by digit, it would make the plans of
-- clean_id slow to make, so the long form is only for the one column in which every row is checked.
CREATE MACRO check_char(t) AS substr('10X98765432', CAST(list_sum(list_transform(range(1, 18), lambda i:
    TRY_CAST(substr(t, i, 1) AS INTEGER) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i])) % 11 AS INTEGER) + 1, 1);
CREATE MACRO check_char_of(n) AS substr('10X98765432', CAST((
    n // 10000000000000000 % 10 * 7 + n // 1000000000000000 % 10 * 9 + n // 100000000000000 % 10 * 10 +
    n // 10000000000000 % 10 * 5 + n // 1000000000000 % 10 * 8 + n // 100000000000 % 10 * 4 +
    n // 10000000000 % 10 * 2 + n // 1000000000 % 10 * 1 + n // 100000000 % 10 * 6 + n // 10000000 % 10 * 3 +
    n // 1000000 % 10 * 7 + n // 100000 % 10 * 9 + n // 10000 % 10 * 10 + n // 1000 % 10 * 5 +
    n // 100 % 10 * 8 + n // 10 % 10 * 4 + n % 10 * 2) % 11 AS INTEGER) + 1, 1);

CREATE MACRO from_15(t) AS t || check_char(t);
CREATE MACRO stripped_id(x) AS
  nullif(upper(regexp_replace(half_width(x), '[\s''"=\x{200B}-\x{200D}\x{FEFF}]', '', 'g')), '');
CREATE MACRO odd_id(t) AS
  CASE WHEN regexp_full_match(t, '\d{15}') THEN from_15(substr(t, 1, 6) || '19' || substr(t, 7, 9))
       WHEN regexp_full_match(t, '\d{17}[\dX][0-9A-Z]{2}([0-9A-Z]{2})?') THEN substr(t, 1, 18)
       ELSE t END;
CREATE MACRO clean_id(x) AS
  CASE WHEN regexp_full_match(x, '\d{17}[\dX]') THEN x ELSE odd_id(stripped_id(x)) END;
CREATE MACRO id_is_valid(t) AS
  coalesce(regexp_full_match(t, '\d{17}[\dX]') AND
           TRY_CAST(substr(t, 7, 4) || '-' || substr(t, 11, 2) || '-' || substr(t, 13, 2) AS DATE)
             BETWEEN DATE '1900-01-01' AND as_of() AND
           check_char_of(TRY_CAST(substr(t, 1, 17) AS BIGINT)) = substr(t, 18, 1), FALSE);

-- CASE and not coalesce(): the optimizer takes common subexpressions out of coalesce() and would clean every row slowly.
CREATE MACRO dashed(t) AS
  CASE WHEN regexp_full_match(t, '\d{5}') THEN CAST(DATE '1899-12-30' + TRY_CAST(t AS INTEGER) AS VARCHAR)
       WHEN regexp_full_match(t, '\d{6}') THEN substr(t, 1, 4) || '-' || substr(t, 5, 2) || '-01'
       WHEN regexp_full_match(t, '\d{8}') THEN substr(t, 1, 4) || '-' || substr(t, 5, 2) || '-' || substr(t, 7, 2)
       WHEN regexp_full_match(t, '\d{4}-\d{1,2}') THEN t || '-01'
       ELSE t END;
CREATE MACRO odd_date(x) AS
  TRY_CAST(dashed(rtrim(translate(x, '０１２３４５６７８９－年月/.日 　', '0123456789-----'), '-')) AS DATE);
CREATE MACRO clean_date(x) AS CASE WHEN TRY_CAST(x AS DATE) IS NOT NULL THEN TRY_CAST(x AS DATE) ELSE odd_date(x) END;
CREATE MACRO clean_month_end(x) AS
  CASE WHEN regexp_full_match(x, '\s*(\d{4}[-/.年]\d{1,2}月?|\d{6})\s*') THEN last_day(odd_date(x)) ELSE clean_date(x) END;

CREATE MACRO odd_money(t) AS
  CASE WHEN t LIKE '%万元' THEN TRY_CAST(TRY_CAST(replace(t, '万元', '') AS DECIMAL(18, 6)) * 10000 AS DECIMAL(14, 2))
       ELSE TRY_CAST(replace(t, '元', '') AS DECIMAL(14, 2)) END;
CREATE MACRO clean_money(x) AS
  CASE WHEN TRY_CAST(x AS DECIMAL(14, 2)) IS NOT NULL THEN TRY_CAST(x AS DECIMAL(14, 2))
       ELSE odd_money(regexp_replace(half_width(x), '[,，\s]', '', 'g')) END;
