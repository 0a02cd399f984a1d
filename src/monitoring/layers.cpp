#include "monitoring/layers.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/clock.h"
#include "base/word_table.h"
#include "monitoring/messages.h"
#include "registry/register_words.h"

namespace shouwang::monitoring {
namespace {

constexpr std::array kLayerWords = {Word<Layer>{Layer::kMinimumLiving, "minimum_living", message::kMinimumLiving},
                                    Word<Layer>{Layer::kDestitute, "destitute", message::kDestitute},
                                    Word<Layer>{Layer::kMonitored, "monitored", message::kMonitored},
                                    Word<Layer>{Layer::kBorderline, "borderline", message::kBorderline},
                                    Word<Layer>{Layer::kRigidSpending, "rigid_spending", message::kRigidSpending},
                                    Word<Layer>{Layer::kOther, "other", message::kOther}};
constexpr std::array kDoubtWords = {Word<Doubt>{Doubt::kDropped, "dropped", message::kDropped},
                                    Word<Doubt>{Doubt::kUnlisted, "unlisted", message::kUnlisted},
                                    Word<Doubt>{Doubt::kNotMember, "not_member", message::kNotMember},
                                    Word<Doubt>{Doubt::kOtherName, "other_name", message::kOtherName},
                                    Word<Doubt>{Doubt::kTwoKinds, "two_kinds", message::kTwoKinds}};

bool IsMember(const ListedPerson& person) { return person.status == registry::word::kInHousehold; }

bool Runs(const ListedPerson& person, const std::string& today) {
  return person.started_on <= today && (person.ended_on.empty() || person.ended_on >= today);
}

using Key = std::pair<std::string, int64_t>;
Key KeyOf(const HouseholdName& household) { return {household.division_code, household.id}; }

void AddOnce(std::vector<std::string>& texts, const std::string& text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

template <typename... Values>
std::string Say(const char* text, const Values&... values) {
  return fmt::format(fmt::runtime(text), values...);
}

// Entries while they are put together, with the newest hand-in behind each.
struct Draft {
  LayerEntry entry;
  int64_t handed_in_ms = 0;
};
using Drafts = std::map<Layer, Draft>;

// Puts the rows of one household after another together.
class Sorter {
 public:
  Sorter(const LayerRows& rows, const std::string& today) : today_(today) {
    for (const LowIncomeSource& source : rows.sources) {
      sources_[source.upload] = &source;
      if (source.newest) newest_[source.department] = source.period;
    }
  }

  LayerHousehold Make(const std::vector<const ListedPerson*>& listed, const MonitoredNow* monitored) const {
    LayerHousehold made;
    made.household = monitored != nullptr ? monitored->household : listed.front()->household;
    Drafts entries;
    if (monitored != nullptr) entries[Layer::kMonitored].entry = Watched(*monitored);
    std::map<int64_t, std::set<Layer>> layers_of;  // by person, on the newest lists
    for (const ListedPerson* person : listed) {
      if (IsNewest(*person)) TakeListed(*person, entries, layers_of, made.doubts);
    }
    for (const ListedPerson* person : listed) {
      if (!IsNewest(*person)) TakeEarlier(*person, listed, made.doubts);
    }
    if (monitored != nullptr && !monitored->safety_net_since.empty() && !newest_.empty() &&
        !entries.contains(Layer::kMinimumLiving) && !entries.contains(Layer::kDestitute)) {
      Add(made.doubts, Doubt::kUnlisted, Say(message::kUnlistedText, monitored->safety_net_since));
    }
    for (const Layer layer : kLayers) {
      if (const auto found = entries.find(layer); found != entries.end()) {
        made.layers.push_back(std::move(found->second.entry));
      }
    }
    std::stable_sort(made.doubts.begin(), made.doubts.end(),
                     [](const DoubtEntry& a, const DoubtEntry& b) { return a.doubt < b.doubt; });
    return made;
  }

 private:
  static void Add(std::vector<DoubtEntry>& doubts, Doubt doubt, std::string text) {
    const bool said = std::any_of(doubts.begin(), doubts.end(),
                                  [&](const DoubtEntry& one) { return one.doubt == doubt && one.text == text; });
    if (!said) doubts.push_back({doubt, std::move(text)});
  }

  const LowIncomeSource& SourceOf(const ListedPerson& person) const { return *sources_.at(person.upload); }
  bool IsNewest(const ListedPerson& person) const { return SourceOf(person).newest; }

  static LayerEntry Watched(const MonitoredNow& monitored) {
    LayerEntry entry;
    entry.layer = Layer::kMonitored;
    entry.kinds = {monitored.category};
    entry.people = monitored.people;
    entry.since = monitored.identified_on;
    entry.confirmed_on = std::max(monitored.identified_on, monitored.visited_on);
    return entry;
  }

  void TakeListed(const ListedPerson& person, Drafts& entries, std::map<int64_t, std::set<Layer>>& layers_of,
                  std::vector<DoubtEntry>& doubts) const {
    if (!Runs(person, today_)) return;
    if (!IsMember(person)) {
      if (!person.member_elsewhere) {
        Add(doubts, Doubt::kNotMember, Say(message::kNotMemberText, person.name, person.kind, person.status));
      }
      return;
    }
    if (person.list_name != person.name) {
      Add(doubts, Doubt::kOtherName, Say(message::kOtherNameText, person.kind, person.list_name, person.name));
    }
    const Layer layer = LayerOfKind(person.kind);
    std::set<Layer>& layers = layers_of[person.person];
    if (layer != Layer::kOther) {
      for (const Layer other : layers) {
        if (other == layer) continue;  // two rows of one kind
        Add(doubts, Doubt::kTwoKinds, Say(message::kTwoKindsText, person.name, Title(other), Title(layer)));
      }
      layers.insert(layer);
    }
    const LowIncomeSource& source = SourceOf(person);
    Draft& draft = entries[layer];
    LayerEntry& entry = draft.entry;
    if (source.handed_in_ms > draft.handed_in_ms) {
      entry.department = source.department;
      entry.period = source.period;
      entry.confirmed_on = BeijingDay(source.handed_in_ms).Iso();
      draft.handed_in_ms = source.handed_in_ms;
    }
    entry.layer = layer;
    AddOnce(entry.kinds, person.kind);
    AddOnce(entry.names, person.name);
    entry.people = static_cast<int64_t>(entry.names.size());
    if (entry.since.empty() || person.started_on < entry.since) entry.since = person.started_on;
  }

  // On the list of the month before: is he still on the newest of that department, whatever it calls him?
  void TakeEarlier(const ListedPerson& person, const std::vector<const ListedPerson*>& listed,
                   std::vector<DoubtEntry>& doubts) const {
    if (!IsMember(person) || !person.ended_on.empty()) return;
    const LowIncomeSource& source = SourceOf(person);
    const auto newest = newest_.find(source.department);
    if (newest == newest_.end()) return;
    const bool still = std::any_of(listed.begin(), listed.end(), [&](const ListedPerson* other) {
      return other->person == person.person && IsNewest(*other) && SourceOf(*other).department == source.department &&
             LayerOfKind(other->kind) == LayerOfKind(person.kind);
    });
    if (!still) {
      Add(doubts, Doubt::kDropped, Say(message::kDroppedText, person.name, source.period, person.kind, newest->second));
    }
  }

  const std::string& today_;
  std::map<int64_t, const LowIncomeSource*> sources_;
  std::map<std::string, std::string> newest_;  // month by department
};

}  // namespace

const char* Name(Layer layer) { return kLayerWords.at(static_cast<size_t>(layer)).name; }
const char* Title(Layer layer) { return kLayerWords.at(static_cast<size_t>(layer)).title; }
std::optional<Layer> LayerFromName(std::string_view name) { return ValueOfName<Layer>(kLayerWords, name); }

const char* Name(Doubt doubt) { return kDoubtWords.at(static_cast<size_t>(doubt)).name; }
const char* Title(Doubt doubt) { return kDoubtWords.at(static_cast<size_t>(doubt)).title; }

Layer LayerOfKind(std::string_view kind) {
  for (const Layer layer : kLayers) {
    if (kind == Title(layer) && layer != Layer::kMonitored) return layer;
  }
  return Layer::kOther;
}

bool LayerHousehold::In(Layer layer) const {
  return std::any_of(layers.begin(), layers.end(), [&](const LayerEntry& entry) { return entry.layer == layer; });
}

bool LayerHousehold::Has(Doubt doubt) const {
  return std::any_of(doubts.begin(), doubts.end(), [&](const DoubtEntry& entry) { return entry.doubt == doubt; });
}

std::vector<LayerHousehold> SideBySide(const LayerRows& rows, const std::string& today) {
  struct Rows {
    std::vector<const ListedPerson*> listed;
    const MonitoredNow* monitored = nullptr;
  };
  std::map<Key, Rows> households;
  for (const ListedPerson& person : rows.listed) households[KeyOf(person.household)].listed.push_back(&person);
  for (const MonitoredNow& one : rows.monitored) households[KeyOf(one.household)].monitored = &one;
  const Sorter sorter(rows, today);
  std::vector<LayerHousehold> made;
  for (const auto& [key, of] : households) {
    LayerHousehold household = sorter.Make(of.listed, of.monitored);
    if (!household.layers.empty() || !household.doubts.empty()) made.push_back(std::move(household));
  }
  return made;
}

}  // namespace shouwang::monitoring
