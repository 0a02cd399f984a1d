-- The same cleaning as duckdb/0_functions.sql. Plain values are handled in SQL functions that the planner inlines; only odd
-- ones reach PL/pgSQL. No function traps errors: that would forbid parallel plans.
CREATE FUNCTION as_of() RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT DATE '@AS_OF@' $$;
CREATE FUNCTION months_ago(n integer) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CAST(DATE '@AS_OF@' - make_interval(months => n) AS date) $$;
CREATE FUNCTION add_months(d date, n integer) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CAST(d + make_interval(months => n) AS date) $$;

CREATE FUNCTION half_width(x text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT translate(x, '０１２３４５６７８９Ｘｘ．，－／　', '0123456789XX.,-/ ') $$;

CREATE FUNCTION clean_text(x text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN x IN ('', '-', '—', '/', '无') THEN NULL ELSE nullif(btrim(x, ' 　'), '') END $$;
CREATE FUNCTION clean_key(x text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN x ~ '^[0-9A-Za-z]+$' THEN x ELSE nullif(btrim(half_width(x)), '') END $$;
CREATE FUNCTION clean_name(x text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT nullif(translate(x, '.•・． 　', '····'), '') $$;
CREATE FUNCTION name_pattern(x text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT regexp_replace(x, '[?？*□\uE000-\uF8FF]', '_', 'g') $$;

CREATE FUNCTION check_char(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  n bigint;
BEGIN
  IF t !~ '^\d{17}' THEN RETURN NULL; END IF;
  n := substr(t, 1, 17)::bigint;
  RETURN substr('10X98765432', ((
    n / 10000000000000000 % 10 * 7 + n / 1000000000000000 % 10 * 9 + n / 100000000000000 % 10 * 10 +
    n / 10000000000000 % 10 * 5 + n / 1000000000000 % 10 * 8 + n / 100000000000 % 10 * 4 +
    n / 10000000000 % 10 * 2 + n / 1000000000 % 10 * 1 + n / 100000000 % 10 * 6 + n / 10000000 % 10 * 3 +
    n / 1000000 % 10 * 7 + n / 100000 % 10 * 9 + n / 10000 % 10 * 10 + n / 1000 % 10 * 5 +
    n / 100 % 10 * 8 + n / 10 % 10 * 4 + n % 10 * 2) % 11)::integer + 1, 1);
END $$;

CREATE FUNCTION odd_id(x text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  t text := nullif(upper(regexp_replace(half_width(x), '[\s''"=\u200B-\u200D\uFEFF]', '', 'g')), '');
BEGIN
  IF t ~ '^\d{15}$' THEN
    t := substr(t, 1, 6) || '19' || substr(t, 7, 9);
    RETURN t || check_char(t);
  ELSIF t ~ '^\d{17}[0-9X][0-9A-Z]{2}([0-9A-Z]{2})?$' THEN
    RETURN substr(t, 1, 18);
  END IF;
  RETURN t;
END $$;
CREATE FUNCTION clean_id(x text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN x ~ '^\d{17}[0-9X]$' THEN x ELSE odd_id(x) END $$;

-- NULL when there is no such day.
CREATE FUNCTION real_date(y integer, m integer, d integer) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF y < 1 OR m NOT BETWEEN 1 AND 12 OR d < 1 THEN RETURN NULL; END IF;
  IF d > 28 AND d > extract(day FROM make_date(y, m, 1) + interval '1 month - 1 day') THEN RETURN NULL; END IF;
  RETURN make_date(y, m, d);
END $$;
CREATE FUNCTION id_is_valid(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF t IS NULL OR t !~ '^\d{17}[0-9X]$' THEN RETURN FALSE; END IF;
  RETURN coalesce(real_date(substr(t, 7, 4)::integer, substr(t, 11, 2)::integer, substr(t, 13, 2)::integer)
                    BETWEEN DATE '1900-01-01' AND as_of(), FALSE)
         AND check_char(t) = substr(t, 18, 1);
END $$;

CREATE FUNCTION odd_date(x text, month_end boolean) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  t text := btrim(half_width(x));
  part text[];
BEGIN
  IF t IS NULL OR t = '' THEN RETURN NULL; END IF;
  IF t ~ '^\d{5}$' THEN RETURN DATE '1899-12-30' + t::integer; END IF;
  part := regexp_match(t, '^(\d{4})[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2}))?[月日]?$');
  IF part IS NULL THEN RETURN NULL; END IF;
  IF part[3] IS NULL AND month_end THEN
    RETURN CAST(real_date(part[1]::integer, part[2]::integer, 1) + interval '1 month - 1 day' AS date);
  END IF;
  RETURN real_date(part[1]::integer, part[2]::integer, coalesce(part[3]::integer, 1));
END $$;
CREATE FUNCTION clean_date(x text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN x ~ '^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$'
              THEN make_date(substr(x, 1, 4)::integer, substr(x, 6, 2)::integer, substr(x, 9, 2)::integer)
              ELSE odd_date(x, FALSE) END $$;
CREATE FUNCTION clean_month_end(x text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT odd_date(x, TRUE) $$;

CREATE FUNCTION odd_money(x text) RETURNS numeric LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  t text := regexp_replace(half_width(x), '[,，\s]', '', 'g');
BEGIN
  IF t ~ '^-?\d+(\.\d+)?元?$' THEN RETURN replace(t, '元', '')::numeric(14, 2); END IF;
  IF t ~ '^-?\d+(\.\d+)?万元$' THEN RETURN (replace(t, '万元', '')::numeric * 10000)::numeric(14, 2); END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION clean_money(x text) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN x ~ '^-?\d+(\.\d+)?$' THEN x::numeric(14, 2) ELSE odd_money(x) END $$;
