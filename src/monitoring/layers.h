// Low-income layers side by side (02-domain.md section 6): in which layers a household is, who says so, when that was
// last confirmed, and where the sources disagree. Values and rules only.
//
// The sources are the tables that departments hand in each month (dataset `assistance`) and the register. A table
// confirms the people on it for its month; a department's newest loaded month counts, the month before it shows who
// dropped out. Monitoring is confirmed by the last visit, and until there was one by the day of identification.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shouwang::monitoring {

enum class Layer : uint8_t { kMinimumLiving, kDestitute, kMonitored, kBorderline, kRigidSpending, kOther };
inline constexpr Layer kLayers[] = {Layer::kMinimumLiving, Layer::kDestitute,     Layer::kMonitored,
                                    Layer::kBorderline,    Layer::kRigidSpending, Layer::kOther};
const char* Name(Layer layer);   // minimum_living destitute monitored borderline rigid_spending other
const char* Title(Layer layer);  // 低保 特困 防止返贫监测对象 低保边缘 刚性支出困难 其他
std::optional<Layer> LayerFromName(std::string_view name);
Layer LayerOfKind(std::string_view kind);  // of the dataset's column `kind`; what has no layer of its own is kOther

enum class Doubt : uint8_t {
  kDropped,    // on the list of the month before, without an end, and no longer on the newest
  kUnlisted,   // the register has a safety-net measure, and nobody is on a list of 低保 or 特困
  kNotMember,  // on the list, but dead, moved out … in the register
  kOtherName,  // the list and the register give the same id number different names
  kTwoKinds,   // one person in two layers at once
};
inline constexpr Doubt kDoubts[] = {Doubt::kDropped, Doubt::kUnlisted, Doubt::kNotMember, Doubt::kOtherName,
                                    Doubt::kTwoKinds};
const char* Name(Doubt doubt);   // dropped unlisted not_member other_name two_kinds
const char* Title(Doubt doubt);  // for people, short

// A loaded table: of a department's newest month, or of the month before.
struct LowIncomeSource {
  int64_t upload = 0;
  std::string department;  // code name
  std::string period;      // YYYY-MM
  int64_t handed_in_ms = 0;
  int64_t people = 0;  // on it, in the whole county
  bool newest = false;
};

struct HouseholdName {
  int64_t id = 0;
  std::string household_id;
  std::string division_code;
  std::string household_type;
  std::string head;
};

// A row of a table, and the person of the register with that id number.
struct ListedPerson {
  HouseholdName household;
  int64_t person = 0;
  std::string name;       // as the register has it …
  std::string list_name;  // … and the table
  std::string status;     // 在户, or why not
  bool member_elsewhere = false;
  std::string kind;
  std::string started_on;
  std::string ended_on;  // blank: open
  int64_t upload = 0;
};

struct MonitoredNow {
  HouseholdName household;
  int64_t people = 0;
  std::string category;
  std::string identified_on;
  std::string visited_on;        // the last time; blank: not yet
  std::string safety_net_since;  // first safety-net measure of this time of being monitored; blank: none
};

struct LayerRows {
  std::vector<LowIncomeSource> sources;
  std::vector<ListedPerson> listed;
  std::vector<MonitoredNow> monitored;
};

struct LayerEntry {
  Layer layer = Layer::kOther;
  std::vector<std::string> kinds;  // as the table calls them; of monitoring the category
  std::vector<std::string> names;  // of the members on the list; none for monitoring: it is the whole household
  int64_t people = 0;
  std::string since;
  std::string department;    // code name; blank: the register
  std::string period;        // of the table; blank: the register
  std::string confirmed_on;  // the day it was handed in, visited or identified
};

struct DoubtEntry {
  Doubt doubt = Doubt::kDropped;
  std::string text;  // a sentence for people
};

struct LayerHousehold {
  HouseholdName household;
  std::vector<LayerEntry> layers;  // in order of kLayers
  std::vector<DoubtEntry> doubts;

  bool In(Layer layer) const;
  bool Has(Doubt doubt) const;
};

// Every household that is in a layer or in doubt, by division, then by number.
std::vector<LayerHousehold> SideBySide(const LayerRows& rows, const std::string& today);

}  // namespace shouwang::monitoring
