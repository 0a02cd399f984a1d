// Expression tree → DuckDB SQL.
#pragma once

#include <functional>
#include <string>

#include "policy/expression.h"
#include "policy/pack.h"

namespace shouwang::policy {

// Gives the SQL text of a name: a qualified column, a fact's column, a parameter's value, a date literal.
using Namer = std::function<std::string(const Node& name)>;

std::string ToSql(const Node& node, const Namer& namer, const Pack& pack);

// An aggregate fact's value over rows that pass `filter` (SQL; blank: all), with what it is when there are none.
std::string AggregateSql(const Fact& fact, const Namer& namer, const std::string& filter, const Pack& pack);

// What an outer join without a match must give for the fact: 0, FALSE … or blank for unknown.
std::string ValueWithoutRows(const Fact& fact);

std::string QuoteText(const std::string& text);  // 'it''s'
std::string DateLiteral(Date date);              // DATE '2022-05-31'

}  // namespace shouwang::policy
