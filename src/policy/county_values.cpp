#include "policy/county_values.h"

#include <fmt/format.h>

#include <sstream>

#include "base/money.h"
#include "base/toml_library.h"

namespace shouwang::policy {
namespace {

toml::date TomlDay(Date day) {
  const CivilDate civil = day.civil();
  return {static_cast<uint16_t>(civil.year), static_cast<uint8_t>(civil.month), static_cast<uint8_t>(civil.day)};
}

}  // namespace

std::string CountyValuesToml(const std::vector<CountyValue>& values) {
  constexpr int64_t kCentsInYuan = 100;
  toml::array sources;
  toml::array entries;
  for (const CountyValue& value : values) {
    const std::string source = fmt::format("county-{}", sources.size() + 1);
    sources.push_back(toml::table{{"id", source}, {"title", value.document}, {"issued", value.issued}});
    toml::table entry{
        {"parameter", value.parameter}, {"from", TomlDay(value.from)}, {"source", source}, {"where", value.where}};
    if (!value.case_fact.empty()) entry.insert("case", value.case_fact);
    const int64_t cents = ParseCents(value.value).value_or(0);
    if (cents % kCentsInYuan == 0) {
      entry.insert("value", cents / kCentsInYuan);
    } else {
      entry.insert("value", static_cast<double>(cents) / static_cast<double>(kCentsInYuan));
    }
    entries.push_back(std::move(entry));
  }
  std::ostringstream text;
  text << toml::table{{"source", std::move(sources)}, {"parameter_value", std::move(entries)}} << "\n";
  return text.str();
}

}  // namespace shouwang::policy
